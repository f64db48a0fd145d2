import type { Place } from "../chat/place.ts";
import type { PaperId } from "../paper/id.ts";
import type { Slot } from "../schedule/schedule.ts";
import type { Instant } from "../time/instant.ts";
import { type SeenPapers, seenPapers } from "./seen-papers.ts";

/** What one channel was sent, is being sent, and must still be sent. One record, written by one writer. */
export interface ChannelLedger {
  readonly place: Place;
  /** Every slot up to this moment has its end or is `pending`; only a restored backup moves it back. */
  readonly accountedTo: Instant;
  /** The digest under way: at most one a channel. */
  readonly pending?: PendingDigest;
  /** How the latest slots ended, oldest first; bounded. */
  readonly ends: readonly SlotEnd[];
  /** Papers this channel was sent, as far back as they are remembered. */
  readonly seen: SeenPapers;
  /** The moment the last digest described; papers are new since then. */
  readonly lastDigestAt?: Instant;
  /** Where it is kept what the latest digests were posted with, oldest first; bounded. */
  readonly posted?: readonly PostedKey[];
  /** Since when every attempt has failed; cleared by a success. */
  readonly failingSince?: Instant;
  /**
   * When this record came back from a backup. What was posted shortly before is not known, so papers
   * published before this moment are not posted any more.
   */
  readonly restoredAt?: Instant;
}

/** `at` is the moment of the end of its slot. */
export interface PostedKey {
  readonly at: Instant;
  readonly key: string;
}

export interface PendingDigest {
  readonly slot: Slot;
  /** Earlier slots that this digest answers too. */
  readonly coalesced: readonly Slot[];
  /** The moment its papers and counts describe. */
  readonly asOf: Instant;
  /** Posted after its time because of an interruption; said in the message. */
  readonly late: boolean;
  /** Never posted again after this moment. */
  readonly deadline: Instant;
  /** Where it is kept what explains it later. */
  readonly postedKey?: string;
  /** At least one; posted in this order. */
  readonly parts: readonly PendingPart[];
}

export interface PendingPart {
  /** A short hash of channel, slot and part, at most 25 characters: Discord's nonce and Slack's metadata id. */
  readonly deliveryId: string;
  /** Where the message is kept; equal messages of different channels are kept once. */
  readonly messageKey: string;
  /** The papers this part shows. */
  readonly papers: readonly PaperId[];
  readonly state: PartState;
  /** Posted in the thread of the first part. */
  readonly inThread?: true;
  /** Posted as one line that an edit then turns into the whole. */
  readonly inTwoSteps?: true;
  /** Posted again though an earlier post may have been accepted and the platform could not be asked. */
  readonly resent?: true;
}

/**
 * `attempt` counts posts, from 1. `doubt` is since when an earlier post of this part may have been
 * accepted: until that is resolved, it is not posted as if it were new. Of a part in two steps both
 * are about its line until that is posted, and about the edit from then on.
 */
export type PartState =
  | { readonly kind: "planned" }
  /** Written before the POST: if found after a restart, the message may or may not have been posted. */
  | {
      readonly kind: "sending";
      readonly at: Instant;
      readonly attempt: number;
      readonly doubt?: Instant;
    }
  | {
      readonly kind: "retry";
      readonly at: Instant;
      readonly attempt: number;
      readonly reason: string;
      readonly doubt?: Instant;
    }
  /** Its line is posted; it is turned into the whole at `at`. */
  | {
      readonly kind: "begun";
      readonly at: Instant;
      readonly attempt: number;
      readonly messageId: string;
      readonly reason?: string;
      readonly doubt?: Instant;
    }
  /** Written before the edit: if found after a restart, the whole may or may not be shown. */
  | {
      readonly kind: "filling";
      readonly at: Instant;
      readonly attempt: number;
      readonly messageId: string;
      readonly doubt?: Instant;
    }
  /** It may be shown, nobody can tell, and it is not posted again; the parts after it are. */
  | { readonly kind: "held"; readonly at: Instant }
  | { readonly kind: "sent"; readonly at: Instant; readonly messageId: string };

/** The one recorded end of a slot. */
export interface SlotEnd {
  readonly slot: Slot;
  readonly at: Instant;
  readonly outcome: Outcome;
}

export type Outcome =
  | {
      readonly kind: "delivered";
      readonly messageIds: readonly string[];
      readonly late: boolean;
      /** One of its parts, or the line it began as, may be shown twice. */
      readonly uncertain: boolean;
    }
  /** By a rule that is named: nothing new, paused, no subscriptions. */
  | { readonly kind: "skipped"; readonly rule: string }
  /** Answered by the digest of a later slot, whose local date and time this names. */
  | { readonly kind: "coalesced"; readonly into: string }
  /** Its catch-up window had passed. */
  | { readonly kind: "missed"; readonly reason: string }
  | {
      readonly kind: "dead";
      readonly reason: string;
      /** The parts that were posted before. */
      readonly messageIds: readonly string[];
      /** One of its parts may be shown nevertheless. */
      readonly uncertain: boolean;
    };

/** What must be known of every channel at the start, without reading all of its ledger. */
export interface LedgerHead {
  readonly place: Place;
  readonly accountedTo: Instant;
  /** A digest is under way. */
  readonly pending: boolean;
}

/** Ledgers by place. A failing store throws; it never answers "never sent anything". */
export interface Ledger {
  /** @throws CorruptLedger when this one record cannot be read */
  get(place: Place): Promise<ChannelLedger | undefined>;
  /**
   * All of it or nothing, and durable once it resolves. `together`, for what nothing has come of yet, may
   * first wait for others', to be written with theirs.
   */
  put(ledger: ChannelLedger, haste?: "together"): Promise<void>;
  /** Forgets everything about a place, what was set aside included. */
  delete(place: Place): Promise<void>;
  /** Of every place, one whose record cannot be read included. */
  heads(): Promise<readonly LedgerHead[]>;
  /** Keeps the record of a place for an operator to look at; papers seen stay known, the rest begins anew at `now`. */
  setAside(place: Place, now: Instant): Promise<void>;
}

/** One channel's record cannot be read; the others are not affected. */
export class CorruptLedger extends Error {
  override readonly name = "CorruptLedger";
  readonly place: Place;

  constructor(place: Place, reason: string, options?: ErrorOptions) {
    super(`The delivery record of ${place} cannot be read: ${reason}`, options);
    this.place = place;
  }
}

/** The ledger of a channel that was never sent anything; slots up to `accountedTo` are not its own. */
export function newLedger(place: Place, accountedTo: Instant): ChannelLedger {
  return { place, accountedTo, ends: [], seen: seenPapers(new Uint8Array()) };
}
