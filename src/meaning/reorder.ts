import type { PaperId } from "../paper/id.ts";
import { fuse } from "../search/fuse.ts";

/**
 * Merges a ranked list with the order by closeness, by ranks alone. A paper whose closeness is not
 * known keeps its place, and the others share theirs.
 */
export function reorder(
  ids: readonly PaperId[],
  closeness: ReadonlyMap<PaperId, number>,
): readonly PaperId[] {
  const once = [...new Set(ids)];
  const known = once.filter((id) => closeness.has(id));
  const close = (id: PaperId) => closeness.get(id) ?? 0;
  const byMeaning = known.toSorted((one, other) => close(other) - close(one));
  const ranked = fuse([known, byMeaning]).values();
  return once.map((id) => (closeness.has(id) ? (ranked.next().value ?? id) : id));
}
