import { createBoundedMap } from "./bounded-map.ts";

/** Remembers the latest ids, a bounded number: whether each is new. */
export function createSeenIds(limit: number): (id: string) => boolean {
  const seen = createBoundedMap<string, true>(limit);
  return (id) => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
}
