import { isDeepStrictEqual } from "node:util";

/** Members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * What makes one JSON object of another, as a JSON Merge Patch (https://www.rfc-editor.org/rfc/rfc7396):
 * what differs, and null for what is no longer there. Neither may hold null.
 */
export function patchBetween(from: object, to: object): Members {
  const [before, after] = [new Map(Object.entries(from)), Object.entries(to)];
  const changed = after.flatMap(([name, value]) => {
    const known = before.get(name);
    if (isDeepStrictEqual(known, value)) return [];
    return [[name, isMembers(known) && isMembers(value) ? patchBetween(known, value) : value]];
  });
  const gone = [...before.keys()].filter((name) => !Object.hasOwn(to, name));
  return Object.fromEntries([...changed, ...gone.map((name) => [name, null])]);
}

/** Undoes nothing of what it was given; see {@link patchBetween}. */
export function patched(from: object, patch: Members): Members {
  const members = new Map<string, unknown>(Object.entries(from));
  for (const [name, value] of Object.entries(patch)) {
    const known = members.get(name);
    if (value === null) members.delete(name);
    else members.set(name, isMembers(known) && isMembers(value) ? patched(known, value) : value);
  }
  return Object.fromEntries(members);
}

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
