import type { Place } from "../chat/place.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Instant } from "../time/instant.ts";

/** A place that gets digests: its schedule, topics and settings. One document, written by one writer. */
export interface Channel {
  readonly place: Place;
  readonly schedule: Schedule;
  /** What to post when there is nothing new: nothing, or one line. */
  readonly onEmpty: "nothing" | "note";
  readonly subscriptions: readonly Subscription[];
  readonly createdAt: Instant;
  /** A digest lists its papers, and what each one says stands in a thread; all in one without it. */
  readonly details?: "thread";
  /** A notification of a digest says what it holds, where a platform would otherwise say nothing. */
  readonly announced?: true;
  /** Set while no digest is posted; the reason is shown to managers. */
  readonly paused?: Pause;
  /** Since when the bot is no longer there: nothing is posted, and all of it is erased some day. */
  readonly removedAt?: Instant;
  /** The bot is still in it, but nobody can post there. */
  readonly archived?: true;
}

export interface Pause {
  readonly at: Instant;
  readonly by: PausedBy;
  /** A whole sentence. */
  readonly reason: string;
}

/**
 * Who ends it: for `manager` and `failure` a person resumes; after a `refusal` (the bot may not post
 * there, or the place is gone) every slot tries again.
 */
export type PausedBy = "manager" | "failure" | "refusal";

/** A topic in a channel. */
export interface Subscription {
  /** Random, short, unique within its channel. */
  readonly id: string;
  readonly topic: Topic;
  /** Papers with fewer votes wait until they have them. */
  readonly minVotes?: number;
  /** The most papers of this topic in one digest. */
  readonly limit: number;
  /** The person's id, with the adapter's prefix. */
  readonly by: string;
  readonly since: Instant;
}

/** `text` is the query as its author typed it. */
export type Topic =
  | { readonly kind: "trending" }
  | { readonly kind: "query"; readonly text: string };

/** Channels by place; all are in memory, so reading is immediate. */
export interface ChannelStore {
  get(place: Place): Channel | undefined;
  /** Durable once it resolves; until then `get` answers what was before. */
  put(channel: Channel): Promise<void>;
  delete(place: Place): Promise<void>;
  all(): Iterable<Channel>;
  /** Told after every put (with the channel) and delete (without); returns how to stop. */
  watch(listener: (place: Place, channel: Channel | undefined) => void): () => void;
}

/** Channels that several people change at once. */
export interface ChannelRegister extends ChannelStore {
  /**
   * Changes a channel as it is once every earlier change of it is done, so that none is lost.
   * Rejects with what `change` throws, and then changes nothing.
   */
  update(place: Place, change: (channel: Channel | undefined) => Channel): Promise<Channel>;
}
