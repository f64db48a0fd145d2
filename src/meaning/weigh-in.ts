import type { PaperId } from "../paper/id.ts";

/**
 * What the closest paper gains over the furthest, as a part of the greatest score. Of weights tried
 * with weak vectors these cost least where they mislead, see docs/meaning.md: a paper's own vector is
 * made of many words and misleads less than that of a question.
 */
export const OF_A_QUESTION = 0.2;
export const OF_A_PAPER = 0.7;

/** What else places papers than how close they are. */
export interface Beside {
  /** Of each paper, best first as they are. */
  readonly scores: readonly number[];
  /** What closeness is worth, where 1 is as much as the greatest score. */
  readonly weight: number;
}

/**
 * Orders papers by their scores and how close they are: each score as a part of the greatest, and each
 * closeness by where it stands between the least and the greatest of these papers, since every model
 * has a scale of its own. A paper whose closeness is not known keeps its place, and the others share theirs.
 */
export function weighIn(
  ids: readonly PaperId[],
  closeness: ReadonlyMap<PaperId, number>,
  { scores, weight }: Beside,
): readonly PaperId[] {
  const least = Math.min(...closeness.values());
  const range = Math.max(...closeness.values()) - least;
  const greatest = Math.max(...scores, 1);
  const worth = new Map<PaperId, number>();
  for (const [at, id] of ids.entries()) {
    const close = closeness.get(id);
    if (close === undefined || worth.has(id)) continue;
    const part = range > 0 ? (close - least) / range : 0;
    worth.set(id, (scores[at] ?? 0) / greatest + weight * part);
  }
  const ranked = [...worth].sort(([, one], [, other]) => other - one).values();
  return [...new Set(ids)].map((id) => (worth.has(id) ? (ranked.next().value?.[0] ?? id) : id));
}
