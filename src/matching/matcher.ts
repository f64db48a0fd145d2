import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Query } from "../query/query.ts";

/** The same for equal topics of different channels, however they were typed. */
export type TopicKey = string;

export interface TopicChanges {
  readonly gone: Iterable<TopicKey>;
  readonly come: ReadonlyMap<TopicKey, Query>;
}

/** Which standing topics a paper answers. */
export interface Matcher {
  /** Replaces the topics. */
  set(topics: ReadonlyMap<TopicKey, Query>): void;
  /** Takes topics out, then others in; one that is there already gets its new query. */
  change(changes: TopicChanges): void;
  /** Topics each paper answers, in any order; a paper that answers none is left out. */
  match(papers: readonly Paper[]): Map<PaperId, TopicKey[]>;
}

export interface MatcherDeps {
  /** Asked once for each batch of papers, for what `like:` means at that moment; without it no paper is like another. */
  readonly like?: () => NonNullable<MatchFacts["like"]>;
}
