import type { ChannelRegister } from "../channels/channel.ts";
import { openChannelStore } from "../channels/channel-store.ts";
import { createFollowedTopics } from "../channels/followed-topics.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createDelivery, type Delivery } from "../delivery/delivery.ts";
import type { Tell } from "../delivery/events.ts";
import type { Compose } from "../delivery/planning/plan.ts";
import { minuteTicks } from "../delivery/when/minute-ticks.ts";
import { type Composer, createComposer } from "../digest/composer.ts";
import type { Digest } from "../digest/digest.ts";
import { type PackedDigest, packDigest } from "../digest/posted.ts";
import { forgiveUntil } from "../ledger/forgive.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createLedger } from "../ledger/sqlite-ledger.ts";
import type { Log } from "../log.ts";
import { RESTORED, restoredAt } from "../stores/backup-restore.ts";
import type { Database } from "../stores/database.ts";
import type { Documents, ListedDocuments } from "../stores/documents.ts";
import { createPresence, type Presence } from "../subscriptions/presence.ts";
import { createSubscriptions, type Subscriptions } from "../subscriptions/subscriptions.ts";
import { listTrending } from "../trending/list-trending.ts";
import { digestMessage } from "../views/digest-message.ts";
import type { Papers } from "./assemble-papers.ts";

export interface DigestsDeps {
  readonly config: Config;
  readonly database: Database;
  readonly documents: (owner: string) => ListedDocuments;
  readonly papers: Papers;
  readonly adapters: readonly Adapter[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly tell: Tell;
}

export interface Digests {
  readonly delivery: Delivery;
  readonly subscriptions: Subscriptions;
  readonly presence: Presence;
  /** The same channels, asked about other papers; nothing of these is delivered. */
  readonly subscriptionsOn: (others: Papers) => Subscriptions;
}

const HOUR_MS = 3_600_000;

/** Channels, what they follow, and how their digests are composed and delivered. */
export async function assembleDigests(deps: DigestsDeps): Promise<Digests> {
  const { config, documents, papers, log } = deps;
  const channels = await openChannelStore({
    documents: documents("channel"),
    aside: documents("channel-aside"),
    onCorrupt: (record) => log.error(record, "a channel cannot be read and was set aside"),
  });
  const composer = followOn(papers, channels);
  const ledger = createLedger(deps.database);
  await forgiveRestored(documents(RESTORED.owner), ledger, channels);
  const delivery = createDelivery({
    ...deps,
    channels,
    ledger,
    messages: documents("message"),
    compose: createCompose(composer, papers),
    everyMinute: minuteTicks,
    settings: {
      catchUpMs: config.CATCH_UP_HOURS * HOUR_MS,
      uncertain: config.SLACK_UNCERTAIN === "hold" ? "hold" : "resend",
    },
  });
  const asked = {
    ...{ ...deps, channels, ledger, delivery, posted: documents("message") },
    defaultZone: config.TZ_DEFAULT,
  };
  const subscriptions = createSubscriptions({ ...asked, ...papers, composer });
  const subscriptionsOn = (others: Papers) =>
    createSubscriptions({ ...asked, ...others, composer: followOn(others, channels) });
  const presence = createPresence({
    ...{ channels, delivery, clock: deps.clock },
    tell: (event) => log.info(event, `presence: ${event.kind}`),
  });
  return { delivery, subscriptions, presence, subscriptionsOn };
}

/** After a backup was restored: what fell due before that moment may have been posted, and is not posted again. */
async function forgiveRestored(
  restored: Documents,
  ledger: Ledger,
  channels: ChannelRegister,
): Promise<void> {
  const at = await restoredAt(restored);
  if (at === undefined) return;
  const known = [...(await ledger.heads()), ...channels.all()];
  for (const place of new Set(known.map(({ place }) => place))) {
    await forgiveUntil(ledger, place, at);
  }
  await restored.delete(RESTORED.key);
}

/** Composes from these papers, whose postings are kept in step with what channels follow. */
function followOn(papers: Papers, channels: ChannelRegister): Composer {
  const { catalogue, postings, ingest, engine } = papers;
  keepTopics(channels, papers);
  return createComposer({
    postings,
    catalogue,
    trending: (window, asOf) =>
      listTrending({ catalogue, order: ingest.order }, { window, asOf }).items,
    sources: engine.sources,
  });
}

function keepTopics(channels: ChannelRegister, { postings, present }: Papers): void {
  const topics = createFollowedTopics();
  for (const channel of channels.all()) topics.update(channel.place, channel);
  postings.setTopics(topics.queries(), present());
  channels.watch((place, channel) => {
    const changes = topics.update(place, channel);
    if (changes) postings.changeTopics(changes, present());
  });
}

/** Equal digests are one object, and so are their messages and what explains them. */
function createCompose(composer: Composer, { asOf }: Papers): Compose {
  const messages = new WeakMap<Digest, Map<string, Message>>();
  const packed = new WeakMap<Digest, PackedDigest>();
  return async (channel, memory, now) => {
    const { onEmpty, subscriptions, details, announced } = channel;
    const { zone } = channel.schedule;
    const digest = composer.compose({ subscriptions }, memory, Math.min(asOf(), now));
    const { empty, papers } = digest;
    if (empty && (onEmpty === "nothing" || empty.kind === "no-topics")) {
      return { papers, rule: empty.rule };
    }
    const known = messages.get(digest) ?? new Map<string, Message>();
    messages.set(digest, known);
    const key = `${zone} ${details ?? ""} ${announced ?? ""}`;
    const heading = { at: now, zone, details, announced };
    const message = known.get(key) ?? digestMessage(digest, heading);
    known.set(key, message);
    if (empty) return { message, papers };
    const posted = packed.get(digest) ?? packDigest(digest);
    packed.set(digest, posted);
    return { message, papers, posted };
  };
}
