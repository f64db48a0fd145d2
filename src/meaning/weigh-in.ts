import type { PaperId } from "../paper/id.ts";

/**
 * What the closest paper gains over the furthest, as a part of the greatest score. Of weights tried
 * with weak vectors this one costs least where they mislead, see docs/meaning.md.
 */
const WEIGHT = 0.2;

/**
 * Orders papers by their scores and how close they are: each score as a part of the greatest, and each
 * closeness by where it stands between the least and the greatest of these papers, since every model
 * has a scale of its own. A paper whose closeness is not known keeps its place, and the others share theirs.
 * @param scores of each paper, best first as they are
 */
export function weighIn(
  ids: readonly PaperId[],
  scores: readonly number[],
  closeness: ReadonlyMap<PaperId, number>,
): readonly PaperId[] {
  const least = Math.min(...closeness.values());
  const range = Math.max(...closeness.values()) - least;
  const greatest = Math.max(...scores, 1);
  const worth = new Map<PaperId, number>();
  for (const [at, id] of ids.entries()) {
    const close = closeness.get(id);
    if (close === undefined || worth.has(id)) continue;
    const part = range > 0 ? (close - least) / range : 0;
    worth.set(id, (scores[at] ?? 0) / greatest + WEIGHT * part);
  }
  const ranked = [...worth].sort(([, one], [, other]) => other - one).values();
  return [...new Set(ids)].map((id) => (worth.has(id) ? (ranked.next().value?.[0] ?? id) : id));
}
