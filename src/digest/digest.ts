import type { Topic } from "../channels/channel.ts";
import type { PaperId } from "../paper/id.ts";
import type { NewsKind } from "../paper/news.ts";
import type { Paper } from "../paper/paper.ts";
import type { SourceReport, Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import type { Ranked } from "../trending/trending.ts";

/** What a channel is told. Equal digests of different channels share one object. */
export interface Digest {
  /** The moment its numbers describe. */
  readonly asOf: Instant;
  /** The window of its trending section and of every growth shown. */
  readonly window: Window;
  /** Trending first, then in the order of the channel's topics; those without papers are left out. */
  readonly sections: readonly DigestSection[];
  /** Shown last: papers that were posted here before, and why they come again. */
  readonly returned: readonly Returned[];
  /** Every paper shown, in the order shown. */
  readonly papers: readonly PaperId[];
  readonly notShown: NotShown;
  /** Topics of which no paper is shown and none is kept out, in words. */
  readonly quiet: readonly string[];
  readonly sources: readonly SourceReport[];
  /** Present when there is no paper. */
  readonly empty?: Emptiness;
}

export interface DigestSection {
  readonly topic: Topic;
  /** The topic in words. */
  readonly name: string;
  /** 0 for no threshold. */
  readonly minVotes: number;
  readonly items: readonly DigestItem[];
  /** The place of each item among all papers of the topic, from 1. */
  readonly places: readonly number[];
  /** How many papers the topic has. */
  readonly of: number;
  /** Papers that could have been in this section: shown, below the threshold or over the limit; of trending, those shown. */
  readonly found: number;
}

export interface DigestItem {
  readonly ranked: Ranked;
  /** The channel's other topics that this paper answers, in words. */
  readonly alsoOn: readonly string[];
  /** It was there for the last digest already, which had no room for it or for which it lacked votes. */
  readonly earlier?: true;
}

/** A paper that was posted before and comes again. */
export interface Returned {
  readonly paper: Paper;
  /** Why: at least one, what was heard first coming first. */
  readonly kinds: readonly NewsKind[];
}

/** How many papers that are new on a topic are not shown, by the rule that kept them out. */
export interface NotShown {
  readonly overLimit: number;
  /** A paper that is below the thresholds of two topics counts for each. */
  readonly belowThreshold: number;
  readonly postedBefore: number;
}

/** Why there is nothing to show. */
export type Emptiness =
  | { readonly kind: "nothing-new" | "no-topics" }
  | { readonly kind: "could-not-look"; readonly unread: readonly SourceReport[] }
  | { readonly kind: "holiday"; readonly resting: readonly SourceReport[] };
