/** Every text in a platform's JSON but those under the names in `decoration`. */
export function textsIn(value: unknown, decoration: ReadonlySet<string>): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    decoration.has(key) ? [] : textsIn(each, decoration),
  );
}

/** As many of the parts, from the first, as fit with a space between them. */
export function joinWithin(parts: readonly string[], limit: number): string {
  let joined = "";
  for (const part of parts) {
    if (joined.length + 1 + part.length > limit) break;
    joined = `${joined} ${part}`;
  }
  return joined.trim();
}
