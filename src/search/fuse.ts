import type { PaperId } from "../paper/id.ts";

/**
 * Merges ranked lists, best first, by what only their ranks say: a paper scores Σ 1 / (60 + rank)
 * over the lists that have it, rank counted from 1. Equal scores keep the order of first appearance,
 * earlier lists first. A paper that a list names twice counts there once, at its better rank.
 * Source: Cormack, Clarke, Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual
 * Rank Learning Methods", SIGIR 2009.
 */
export function fuse(lists: readonly (readonly PaperId[])[]): PaperId[] {
  const scores = new Map<PaperId, number>();
  for (const list of lists) {
    let rank = 0;
    for (const id of new Set(list)) {
      rank += 1;
      scores.set(id, (scores.get(id) ?? 0) + 1 / (K + rank));
    }
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** The paper's constant: how fast a rank loses weight. */
const K = 60;
