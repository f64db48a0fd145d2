import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Query } from "../query/query.ts";
import type { Searcher } from "../search/allowance.ts";
import type { ScoreParts } from "../search/score-parts.ts";
import type { SearchSort } from "../search/search-index.ts";
import type { SourceReport, Window } from "../sources/source.ts";
import type { TrendingList } from "../trending/trending.ts";

/** What a command may ask. */
export interface Engine {
  trending(ask: { window: Window; topic?: Query; count: number }): Promise<TrendingAnswer>;
  search(ask: {
    /** Left out, no source is asked: only what is known here is searched. */
    by?: Searcher;
    query: Query;
    sort: SearchSort;
    count: number;
    page: number;
  }): Promise<FirstSearchAnswer>;
  /** What lifted each paper of an answer by relevance, of so many at most; those that other sites found have none. */
  explain(
    query: Query,
    answer: Pick<SearchAnswer, "papers" | "near" | "mixed" | "loosened">,
  ): ReadonlyMap<PaperId, ScoreParts>;
  /** Whether what a search finds is also put in order by meaning. */
  readonly byMeaning: boolean;
  /** The same query, whose words are also found in what the known papers write in their place. */
  widened(query: Query): Query;
  /** A paper by id, asked of the sources when it is not known yet. */
  paper(id: PaperId, by: Searcher): Promise<PaperAnswer>;
  similar(id: PaperId, by: Searcher, count: number): Promise<SimilarAnswer>;
  /** Papers whose title holds what has been typed so far, newest first, from memory. */
  suggest(typed: string, count: number): readonly Paper[];
  /** What may have been meant by a query that finds little. */
  meant(typed: string): string | undefined;
  /** What each source last said about itself. */
  sources(): readonly SourceReport[];
}

export interface Searched {
  /** The part of the known papers that was searched, from 0 to 1; left out when it is all. */
  readonly searched?: number;
}

export interface TrendingAnswer {
  readonly list: TrendingList;
  readonly sources: readonly SourceReport[];
}

export interface SearchAnswer extends Searched {
  readonly papers: readonly Paper[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** True when no paper had all the words and these have some. */
  readonly loosened: boolean;
  /** Papers with some of the words, best first, where less than a page has them all. */
  readonly near: readonly Paper[];
  /** Both in one order, where a paper with some of the words is better than one with all of them. */
  readonly mixed?: readonly Paper[];
  /** How each source answered this search; what it last said of itself where it was not to be asked. */
  readonly sources: readonly SourceReport[];
}

/** What is known here, at once. */
export interface FirstSearchAnswer extends SearchAnswer {
  /** The whole, once the sources that are still being asked have answered; left out when none is. */
  readonly later?: Promise<SearchAnswer>;
}

export interface PaperAnswer {
  /** Left out when no source that could be asked knows it. */
  readonly paper?: Paper;
  /** How each source answered when asked for it, of those whose papers are named by its scheme: none where none are. */
  readonly sources: readonly SourceReport[];
}

export interface SimilarAnswer extends Searched {
  readonly of?: Paper;
  readonly papers: readonly Paper[];
  /** All of them; where the paper is not known, as for {@link PaperAnswer}. */
  readonly sources: readonly SourceReport[];
}
