import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Query } from "../query/query.ts";
import type { ShortForms } from "../query/short-forms.ts";
import type { ScoreParts } from "./score-parts.ts";

/** Ranked search over the catalogue. */
export interface SearchIndex {
  /** Adds papers, or replaces those it has. */
  add(papers: readonly Paper[]): void;
  remove(ids: readonly PaperId[]): void;
  /** Papers that satisfy the query; a query without text is answered newest first. */
  search(query: Query, options: SearchOptions): SearchResult;
  /** The papers nearest to this one, without it, nearest first. */
  similar(paper: Paper, limit: number): SimilarPapers;
}

export interface SimilarPapers {
  readonly ids: readonly PaperId[];
  /** Of each paper, what places it: more for one that shares more, in no unit; never more than that of the one before. */
  readonly scores: readonly number[];
}

/** What an index answers, besides searches. */
export interface Lookups {
  /** A word that may have been meant by one that finds little or nothing. */
  suggest(word: string): string | undefined;
  /** Papers by what was typed so far of their titles, newest first. */
  titles(typed: string, limit: number): PaperId[];
  /** Names of authors by what was typed so far. */
  authors(typed: string, limit: number): string[];
  /** What the places of found papers were made of, by the same query and words; undefined of those without any of them. */
  explain(
    query: Query,
    words: NonNullable<SearchOptions["words"]>,
    ids: readonly PaperId[],
  ): (ScoreParts | undefined)[];
  /** What short forms stand for, by what the papers say. */
  readonly shortForms: ShortForms;
}

/** How far an index is that is being read or made. */
export interface Coverage {
  /** Ends once what its files hold can be searched, if it cannot yet. Never rejects. */
  opening(): Promise<void> | undefined;
  /** Which part of the known papers is searched, from 0 to 1; undefined when it is all. */
  coverage(): number | undefined;
}

export interface SearchOptions {
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
  /** Whether scores are wanted. */
  readonly scored?: true;
  /** `any` ranks papers that have some of the words, for when none has them all. Default `all`. */
  readonly words?: "all" | "any";
}

export type SearchSort = "relevance" | "newest" | "votes";

export interface SearchResult {
  /** How many papers satisfy the query, not only those on this page. */
  readonly total: number;
  readonly ids: readonly PaperId[];
  /** Of each paper, where they were wanted: more for a better match, in no unit. */
  readonly scores?: readonly number[];
}
