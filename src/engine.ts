import type { PaperId } from "./paper/id.ts";
import type { Paper } from "./paper/paper.ts";
import type { Query } from "./query/query.ts";
import type { SearchSort } from "./search/search-index.ts";
import type { Verdict, Window } from "./sources/source.ts";
import type { TrendingList } from "./trending/trending.ts";

/** What a command may ask. */
export interface Engine {
  trending(ask: { window: Window; topic?: Query; count: number }): Promise<TrendingAnswer>;
  search(ask: { query: Query; sort: SearchSort; count: number; page: number }): Promise<SearchAnswer>;
  /** A paper by id, asked of the sources when it is not known yet. */
  paper(id: PaperId): Promise<PaperAnswer>;
  similar(id: PaperId, count: number): Promise<SimilarAnswer>;
  /** Papers whose title holds what has been typed so far, newest first, from memory. */
  suggest(typed: string, count: number): readonly Paper[];
}

/** What a source last said about itself. */
export interface SourceReport {
  /** The name people know. */
  readonly title: string;
  readonly verdict: Verdict;
}

export interface TrendingAnswer {
  readonly list: TrendingList;
  readonly sources: readonly SourceReport[];
}

export interface SearchAnswer {
  readonly papers: readonly Paper[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** True when no paper had all the words and these have some. */
  readonly loosened: boolean;
  readonly sources: readonly SourceReport[];
}

export interface PaperAnswer {
  /** Undefined when no source knows it. */
  readonly paper?: Paper;
  readonly sources: readonly SourceReport[];
}

export interface SimilarAnswer {
  readonly of?: Paper;
  readonly papers: readonly Paper[];
  readonly sources: readonly SourceReport[];
}
