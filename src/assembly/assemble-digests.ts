import type { ChannelRegister } from "../channels/channel.ts";
import { openChannelStore } from "../channels/channel-store.ts";
import { keepTopics } from "../channels/keep-topics.ts";
import { openSharedChannels, type SharedChannels } from "../channels/shared-channels.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Enrolment } from "../chat/enrolment.ts";
import { adapterOf, addressOf } from "../chat/place.ts";
import { defined } from "../collections/defined.ts";
import type { Desk } from "../command/desk.ts";
import type { PapersDesk } from "../command/front-desk.ts";
import type { Config } from "../config.ts";
import { createDelivery, type Delivery, type DeliveryDeps } from "../delivery/delivery.ts";
import type { Tell } from "../delivery/events.ts";
import { createComposeMessage } from "../delivery/planning/compose-message.ts";
import type { SharedDelivery } from "../delivery/shared-delivery.ts";
import { minuteTicks } from "../delivery/when/minute-ticks.ts";
import { type Composer, createComposer } from "../digest/composer.ts";
import { createPaperReader } from "../digest/snapshot/paper-reader.ts";
import { forgiveRestored } from "../ledger/forgive-restored.ts";
import type { Log } from "../log.ts";
import { RESTORED } from "../stores/backups/backup-restore.ts";
import { noteLeft } from "../stores/backups/left-list.ts";
import { createAskedChanges } from "../subscriptions/change-as-asked.ts";
import { createDigestSettings } from "../subscriptions/digest-settings.ts";
import { createDigests } from "../subscriptions/digests.ts";
import { createPresence, type Presence, type PresenceDeps } from "../subscriptions/presence.ts";
import { createPrivacy } from "../subscriptions/privacy.ts";
import { type StrayPlacesDeps, strayPlaces } from "../subscriptions/stray-places.ts";
import { createTopics } from "../subscriptions/topics.ts";
import type { Clock } from "../time/clock.ts";
import { HOUR } from "../time/durations.ts";
import { listTrending } from "../trending/list-trending.ts";
import { NOT_POSTED } from "../views/words/outcomes.ts";
import type { Papers } from "./assemble-papers.ts";
import { type OpenDelivery, shareDelivery } from "./shared/share-delivery.ts";
import type { Store } from "./store.ts";

export interface AssembleDigestsDeps {
  readonly config: Config;
  readonly store: Store;
  readonly papers: Papers;
  readonly adapters: readonly Adapter[];
  readonly everyMinute?: DeliveryDeps["everyMinute"];
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly log: Log;
  readonly tell: Tell;
}

export interface AssembledDigests {
  readonly delivery: Delivery;
  /** Where several processes share the work: what they share of it. */
  readonly sharing?: { readonly channels: SharedChannels; readonly delivery: SharedDelivery };
  readonly presence: Presence;
  readonly desk: Desk;
  /** The same channels, asked about other papers; nothing of these is delivered. */
  readonly deskOn: (others: Papers) => PapersDesk;
}

/** Channels, what they follow, and how their digests are composed and delivered. */
export async function assembleDigests(deps: AssembleDigestsDeps): Promise<AssembledDigests> {
  const { config, store, papers, clock, log, newId } = deps;
  const { documents, ledger, messages } = store;
  const aside = documents("channel-aside");
  const kept = store.shared?.channels ?? documents("channel");
  const opening = {
    aside,
    onCorrupt: (record: object) => log.error(record, "a channel cannot be read and was set aside"),
  };
  const shared =
    store.shared && (await openSharedChannels({ ...opening, documents: store.shared.channels }));
  const channels =
    shared ?? (await openChannelStore({ ...opening, documents: documents("channel") }));
  const composer = followOn(papers, channels, log);
  await forgive(deps, channels);
  const open = openingDelivery(deps, composer);
  const sharing = shared && {
    channels: shared,
    delivery: shareDelivery({ ...deps, store, channels: shared, open }),
  };
  const delivery =
    sharing?.delivery ?? open({ adapters: deps.adapters, channels, ledger, messages });
  const enrolment = enrolmentIn(deps);
  const changes = createAskedChanges({ channels, clock, defaultZone: config.TZ_DEFAULT });
  const deskFor = (those: Papers, composer: Composer): PapersDesk => {
    const { engine, index, catalogue, asOf, like } = those;
    const known = { channels, clock, catalogue, asOf };
    return {
      engine,
      topics: createTopics({ ...known, ...changes, index, newId }),
      digests: createDigests({
        ...known,
        ledger,
        delivery,
        composer,
        index,
        like,
        posted: messages,
      }),
    };
  };
  const desk = {
    ...deskFor(papers, composer),
    channels,
    settings: createDigestSettings({ ...changes, clock }),
    privacy: createPrivacy({ channels, delivery, enrolment }),
    ...defined({ enrolment: enrolment && inZone(enrolment, config.TZ_DEFAULT) }),
  };
  const deskOn = (others: Papers) => deskFor(others, followOn(others, channels, log));
  const presence = openPresence(deps, { channels, delivery, enrolment, kept: [kept, aside] });
  return { delivery, presence, desk, deskOn, ...defined({ sharing }) };
}

type Present = Pick<PresenceDeps, "channels" | "delivery" | "enrolment"> & StrayPlacesDeps;

function openPresence({ store, clock, log }: AssembleDigestsDeps, parts: Present): Presence {
  return createPresence({
    ...parts,
    clock,
    recorded: async () => (await store.ledger.heads()).map(({ place }) => place),
    strayAmong: (places) => strayPlaces(parts, places),
    isAlone: store.shared === undefined,
    tell: (event) => log.info(event, `presence: ${event.kind}`),
  });
}

/** What fell due before a backup was put in place is not posted again. */
async function forgive({ store }: AssembleDigestsDeps, channels: ChannelRegister): Promise<void> {
  const { documents, ledger, shared } = store;
  const restored = documents(RESTORED.owner);
  const reason = NOT_POSTED.restored;
  if (!shared) return forgiveRestored(restored, ledger, channels, reason);
  if ((await restored.get(RESTORED.key)) === undefined) return;
  await shared.alone("restored", ({ fence }) =>
    forgiveRestored(restored, shared.recordsUnder(fence).ledger, channels, reason),
  );
}

/** Everything of a delivery but what it delivers, by what, under which right to. */
function openingDelivery(deps: AssembleDigestsDeps, composer: Composer): OpenDelivery {
  const { config, papers, everyMinute = minuteTicks } = deps;
  const compose = createComposeMessage({ composer, asOf: papers.asOf });
  return (parts) =>
    createDelivery({
      ...deps,
      ...parts,
      compose,
      everyMinute,
      settings: { catchUpMs: config.CATCH_UP_HOURS * HOUR },
    });
}

/** That of the platform whose places have addresses, where one is on. */
function enrolmentIn(deps: AssembleDigestsDeps): Enrolment | undefined {
  const { adapters, config, store, clock } = deps;
  const adapter = adapters.find(({ enrolment }) => enrolment !== undefined);
  const { name, enrolment } = adapter ?? {};
  if (!enrolment || store.shared) return enrolment;
  return {
    ...enrolment,
    // Noted first: who is erased and not on the list would come back with a backup.
    async forget(place) {
      if (adapterOf(place) === name) noteLeft(config.DATA_DIR, addressOf(place), clock.now());
      await enrolment.forget(place);
    },
  };
}

/** Who does not say their zone, and whose platform does not, is in the usual one. */
function inZone({ invite }: Enrolment, zone: string): Pick<Enrolment, "invite"> {
  return { invite: (wish) => invite({ zone, ...wish }) };
}

/** Composes from these papers, whose matches are kept in step with what channels follow. */
function followOn(papers: Papers, channels: ChannelRegister, log: Log): Composer {
  const { catalogue, matches, ingest, engine } = papers;
  keepTopics(channels, matches, papers.present).catch((error: unknown) => {
    log.error({ err: error }, "topics are looked up one by one until the next start");
  });
  return createComposer({
    matches,
    catalogue,
    reader: createPaperReader(catalogue),
    trending: (window, asOf) =>
      listTrending({ catalogue, order: ingest.order }, { window, asOf }).items,
    sources: engine.sources,
  });
}
