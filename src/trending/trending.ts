import type { Paper } from "../paper/paper.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";

/** A paper with the numbers behind its place. */
export interface Ranked {
  readonly paper: Paper;
  readonly score: number;
  readonly growth: Growth;
  /** Its place in the source's own trending order, from 1, where the source publishes one. */
  readonly sourceRank?: number;
}

/** How much a paper's counts grew. */
export interface Growth {
  readonly votes: number;
  readonly comments: number;
  readonly stars: number;
  /** The time over which it grew, at most the window, in milliseconds. */
  readonly overMs: number;
  /** True with one sighting only: taken from the count and the age. */
  readonly estimated: boolean;
}

export interface TrendingList {
  readonly window: Window;
  /** The moment the list describes: now, or when the papers were last looked at. */
  readonly asOf: Instant;
  /** Whose order it is: a source's title, or the open score. */
  readonly order: { readonly by: "source"; readonly source: string } | { readonly by: "score" };
  readonly items: readonly Ranked[];
}
