import type { ChannelRegister, Subscription } from "../channels/channel.ts";
import { meaningOf } from "../channels/topic.ts";
import type { Place } from "../chat/place.ts";
import { defined } from "../collections/defined.ts";
import type { Delivery, DeliveryStatus, PostedNow } from "../delivery/delivery.ts";
import type { Composer } from "../digest/composer.ts";
import type { Digest } from "../digest/digest.ts";
import type { Explanation } from "../digest/explain.ts";
import type { PostedView } from "../digest/posted-view.ts";
import { type ChannelHistory, historyOf } from "../ledger/history.ts";
import { newLedger } from "../ledger/ledger.ts";
import type { Paper } from "../paper/paper.ts";
import { positiveTerms } from "../query/positive-terms.ts";
import type { Coverage } from "../search/search-index.ts";
import type { Clock } from "../time/clock.ts";
import { type Asker, requireDigests } from "./asker.ts";
import { knownChannel } from "./known-channel.ts";
import {
  explainIn,
  type LastDigest,
  type LastDigestDeps,
  lastDigest,
  postedWith,
} from "./last-digest.ts";

export type { PostedNow } from "../delivery/delivery.ts";

/** Why a channel gets a paper, got it, or does not. */
export interface PaperWhy {
  readonly explanation: Explanation;
  /** The digest it was posted in, as it was, with this paper alone. */
  readonly posted?: PostedView;
}

/** What the next digest would say now. */
export interface DigestPreview {
  readonly digest: Digest;
  /** Why it would not be posted now whatever the platform allows, in a sentence. */
  readonly notPosted?: string;
  /** Where a topic asks for papers like another: the part of the known papers that was searched, from 0 to 1; left out when it is all. */
  readonly searched?: number;
}

/** A channel's digests: the next one, the last one, and all that were. */
export interface Digests {
  status(place: Place): Promise<DeliveryStatus>;
  /** What the next digest would say now. @throws UserError where nothing is followed, like all below but `history` */
  preview(place: Place): Promise<DigestPreview>;
  /** Checks the asker's right to, whoever calls. */
  postNow(asker: Asker): Promise<PostedNow>;
  why(place: Place, paper: Paper): Promise<PaperWhy>;
  /** How the latest slot ended, and what its digest showed. */
  lastDigest(place: Place): Promise<LastDigest>;
  /** What the channel was sent, is being sent, and how its latest slots ended. */
  history(place: Place): Promise<ChannelHistory | undefined>;
}

export interface DigestsDeps extends LastDigestDeps {
  readonly channels: Pick<ChannelRegister, "get">;
  readonly delivery: Pick<Delivery, "status" | "deliverNow">;
  readonly composer: Composer;
  readonly index: Partial<Coverage>;
  readonly clock: Pick<Clock, "now">;
}

export function createDigests(deps: DigestsDeps): Digests {
  const { channels, ledger, delivery, composer, index, clock } = deps;

  const known = (place: Place) => knownChannel(channels, place);
  const memoryOf = async (place: Place) =>
    (await ledger.get(place)) ?? newLedger(place, clock.now());

  return {
    status: (place) => delivery.status(place),
    preview: async (place) => {
      const channel = known(place);
      const searched = channel.subscriptions.some(needsIndex) ? index.coverage?.() : undefined;
      const digest = composer.compose(channel, await memoryOf(place), deps.asOf());
      return { digest, ...defined({ searched }) };
    },
    postNow: async (asker) => {
      const { details } = known(asker.place);
      await requireDigests(asker, { thread: details === "thread" });
      return delivery.deliverNow(asker.place);
    },
    why: async (place, paper) => {
      const memory = await memoryOf(place);
      const explanation = explainIn(deps, known(place), memory)(paper);
      const posted = await postedWith(deps, memory, paper);
      return { explanation, ...defined({ posted }) };
    },
    lastDigest: (place) => lastDigest(deps, known(place)),
    history: async (place) => {
      const known = await ledger.get(place);
      return known && historyOf(known);
    },
  };
}

/** All topics but those for papers like another are matched without it. */
function needsIndex({ topic }: Subscription): boolean {
  const expr = meaningOf(topic).query?.expr;
  return expr !== undefined && positiveTerms(expr).some(({ kind }) => kind === "like");
}
