import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Query } from "../query/query.ts";

/** The same for equal topics of different channels, however they were typed. */
export type TopicKey = string;

/** Of a topic as long as it stays; one that comes later may get that of one that is gone. Few beyond how many there are. */
export type TopicNumber = number;

export interface TopicChanges {
  readonly gone: Iterable<TopicKey>;
  readonly come: ReadonlyMap<TopicKey, Query>;
}

/** Told of a topic and, by its place from 0, of a paper that answers it. */
export type Answered = (topic: TopicNumber, at: number) => void;

/** Which standing topics a paper answers. */
export interface Matcher {
  /** Replaces the topics. */
  set(topics: ReadonlyMap<TopicKey, Query>): void;
  /** Takes topics out, then others in; one that is there already gets its new query. */
  change(changes: TopicChanges): void;
  /** Of the topics that are set. */
  readonly numbers: ReadonlyMap<TopicKey, TopicNumber>;
  /** Tells every answer once, in any order; in `outside` stands what `like:` means, without it no paper is like another. */
  match(papers: readonly Paper[], answered: Answered, outside?: MatchFacts): void;
}
