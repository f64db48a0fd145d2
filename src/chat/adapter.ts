import type { HttpRoute } from "../http/serving/http-route.ts";
import type { Enrolment } from "./enrolment.ts";
import type { HeardParts } from "./heard-parts.ts";
import type { Inbox } from "./inbox.ts";
import type { Message } from "./message.ts";
import type { Place } from "./place.ts";

export type { HttpAnswer, HttpRequest, HttpRoute } from "../http/serving/http-route.ts";

/** One chat platform. A platform that cannot do an optional thing leaves it out. */
export interface Adapter {
  readonly name: string;
  /** Resolves once connected and listening. */
  start(inbox: Inbox): Promise<void>;
  /**
   * Posts to a place and resolves with the platform's id of the message. With `under`, the id of an
   * earlier message there, it goes into the thread of that one, or after it where there are no threads.
   * @throws DeliveryError
   */
  post(place: Place, message: Message, deliveryId: string, under?: string): Promise<string>;
  /** Stops listening and lets running work end; what still runs when `hurry` is aborted is cut. */
  stop(hurry?: AbortSignal): Promise<void>;
  /**
   * The id of the message posted with this delivery id, and `under`, if it can still be found. Of one
   * in two steps, `line` is what it was posted with, and its line counts.
   * @throws DeliveryError when the platform cannot be asked now
   */
  find?(
    place: Place,
    deliveryId: string,
    under?: string,
    line?: Message,
  ): Promise<string | undefined>;
  /**
   * The message as the fewest messages the platform's limits allow, in reading order: no item cut in
   * two or left out, and never none. Without it every message is posted as it is.
   */
  split?(message: Message): readonly Message[];
  /** Posting in two steps; a platform whose messages cannot be edited leaves it out. */
  readonly twoSteps?: TwoSteps;
  /**
   * For this long after a post, posting the same delivery id to the same place again shows one
   * message, in milliseconds; Discord's nonce is such a promise.
   */
  readonly repeatSafeMs?: number;
  /**
   * What becomes of a post that may have arrived, where nothing can find it and no second step fills
   * it: it is posted again, as where this is left out, or held back for good.
   */
  readonly uncertain?: "resend" | "hold";
  /** A platform whose places people open by giving an address. */
  readonly enrolment?: Enrolment;
  /** After how long without an answer a post is in doubt, in milliseconds; 30 s where left out. */
  readonly postTimeoutMs?: number;
  /** How fast the platform lets posts through; what is left out is learnt from its refusals. */
  readonly pace?: PostPace;
  /**
   * In how many parts processes that share the bot may share out posting, each server wholly in one of
   * them; in one where left out, or where `pace` counts all posts of the bot.
   */
  readonly postParts?: number;
  /** The address where somebody adds the bot to what is theirs, once it is known. */
  addLink?(): string | undefined;
  /** Whether people are heard now; without it, they are from `start` to `stop`. */
  isConnected?(): boolean;
  /** What an operator should know now, a sentence each, such as why nobody is heard. */
  warnings?(): readonly string[];
  /** Where several processes would each hear the same: they share the parts out in place of `start`. */
  readonly parts?: HeardParts;
  /** What the platform calls over HTTP, for the bot's own server to answer. */
  readonly routes?: readonly HttpRoute[];
  /** Settles when the adapter has nothing more to read, such as a console at the end of its input. */
  readonly ended?: Promise<void>;
}

/**
 * A message that appears as one line and is then turned into the whole by an edit, which may be
 * repeated as often as need be: what a lost answer can show twice is that line.
 */
export interface TwoSteps {
  /** Whether the nth part (from 0) of this message is to be posted so. */
  isFor(place: Place, message: Message, part: number): boolean;
  /** As `post`, but shows only the summary, and that more follows. */
  begin(place: Place, message: Message, deliveryId: string, under?: string): Promise<string>;
  /**
   * Shows the whole in the place of the line; doing it again changes nothing.
   * @throws DeliveryError `rejected` when that message cannot be edited (any more)
   */
  finish(place: Place, messageId: string, message: Message): Promise<void>;
  /** How fast the platform lets edits through. */
  readonly pace?: PostPace;
}

/** What a limit of a platform counts: everything, one server (the address before its `/`), or one place. */
export type PaceScope = "platform" | "server" | "channel";

/** At most `posts` in any `perMs` milliseconds. */
export type PostPace = {
  readonly [Scope in PaceScope]?: { readonly posts: number; readonly perMs: number };
};
