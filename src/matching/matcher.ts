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

/**
 * Told of a topic and of papers that answer it: the first `count` of `places`, which ascend from 0 and
 * are to be read at once, as the array is used again.
 */
export type Answered = (topic: TopicNumber, places: ArrayLike<number>, count: number) => void;

/** Which standing topics a paper answers. */
export interface Matcher {
  /** Replaces the topics. */
  set(topics: ReadonlyMap<TopicKey, Query>): void;
  /** Takes topics out, then others in; one that is there already gets its new query. */
  change(changes: TopicChanges): void;
  /** Of the topics that are set. */
  readonly numbers: ReadonlyMap<TopicKey, TopicNumber>;
  /** Tells every answer once, of a topic in one call or several; in `outside` stands what `like:` means, without it no paper is like another. */
  match(papers: readonly Paper[], answered: Answered, outside?: MatchFacts): void;
  /**
   * The same for one batch, piece by piece, each of a few milliseconds, so that others get their turn
   * in between. Of topics that come or go meanwhile it may tell anything.
   */
  pieces(papers: readonly Paper[], answered: Answered, outside?: MatchFacts): Generator<void>;
}

/** The most papers in a batch. */
export const BATCH_SIZE = 1_024;
