import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";

/**
 * A second opinion on what the index found, by what texts mean instead of by their words. Never
 * rejects and never takes long: without an opinion in time the index's order stays.
 */
export interface Meaning {
  /**
   * The same papers with those first that mean what was asked for.
   * @param queryText the words of a search, as a person would say them
   * @param ids what the index found, best first
   * @param scores of each of these
   */
  rerank(
    queryText: string,
    ids: readonly PaperId[],
    scores: readonly number[],
  ): Promise<readonly PaperId[]>;
  /**
   * The same papers with those first that are about what `paper` is about.
   * @param scores of each of these
   */
  nearest(
    paper: Paper,
    ids: readonly PaperId[],
    scores: readonly number[],
  ): Promise<readonly PaperId[]>;
}

/** When search by meaning is off. */
export const withoutMeaning: Meaning = {
  rerank: async (_, ids) => ids,
  nearest: async (_, ids) => ids,
};
