import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Adapter } from "../chat/adapter.ts";
import { defined } from "../collections/defined.ts";
import type { Config } from "../config.ts";
import type { DeliveryDeps } from "../delivery/delivery.ts";
import type { Ingest } from "../ingest/ingest.ts";
import { type Polling, startPolling } from "../ingest/poll-loop.ts";
import type { Log } from "../log.ts";
import type { Source } from "../sources/source.ts";
import type { DailyBackups } from "../stores/backups/daily-backups.ts";
import type { Database } from "../stores/database.ts";
import type { Presence } from "../subscriptions/presence.ts";
import type { Clock } from "../time/clock.ts";
import { MINUTE } from "../time/durations.ts";
import { assembleBackups } from "./assemble-backups.ts";
import { assembleDesk } from "./assemble-desk.ts";
import { assembleDigests } from "./assemble-digests.ts";
import { assembleInbox } from "./assemble-inbox.ts";
import { assembleMeaning } from "./assemble-meaning.ts";
import { assembleMetrics } from "./assemble-metrics.ts";
import { assemblePapers, type Papers, type PapersDeps } from "./assemble-papers.ts";
import { openSampleHome } from "./assemble-sample.ts";
import { assembleSources, type SourcesDeps } from "./assemble-sources.ts";
import { countDelivery } from "./count-delivery.ts";
import { serveHttp } from "./serve-http.ts";
import { type SharedWork, shareWork } from "./shared/share-work.ts";
import type { Sweep } from "./start-sweeps.ts";
import type { Store } from "./store.ts";

export interface BotDeps extends Pick<PapersDeps, "begun"> {
  readonly config: Config;
  readonly adapters: readonly Adapter[];
  readonly database: Database;
  readonly store: Store;
  /** Makes the sources; those that the settings name, where left out. */
  readonly sources?: (deps: SourcesDeps) => readonly Source[];
  /** Calls at the start of every minute; that of the system's clock, where left out. */
  readonly everyMinute?: DeliveryDeps["everyMinute"];
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

/** Everything in it can be made again from the database. */
const SEARCH_FOLDER = "search";

/** Puts the parts together, and starts to ask the sources; nothing connects to a platform yet. */
export async function assembleBot(deps: BotDeps, signal: AbortSignal) {
  const { log, store } = deps;
  const cache = store.documents("http");
  const asked = (deps.sources ?? assembleSources)({ ...deps, cache, signal });
  const connected = new Set<string>();
  const onSample = asked.some(({ name }) => name === "sample");
  const work = workOf(deps, onSample ? [] : asked, signal);
  const sources = onSample ? asked : (work?.sources ?? asked);
  const backups = assembleBackups(deps);
  const measuring = { ...deps, work, ...defined({ backups }) };
  const metrics = await assembleMetrics(measuring, sources, () => ({ papers, delivery }));
  const home = onSample ? openSampleHome() : { ...ownHome(deps), ...sharedHome(work) };
  const papers = await assemblePapers({
    ...deps,
    ...home,
    sources,
    metrics,
    signal,
    meaning: (catalogue) => assembleMeaning({ ...deps, ...home, catalogue, cache, signal }),
  });
  const { ingest, index, indexed, meaning } = papers;
  const digests = await assembleDigests({
    ...deps,
    papers,
    newId: () => randomBytes(6).toString("base64url"),
    tell: countDelivery(metrics, log),
  });
  const { delivery, presence } = digests;
  const following =
    digests.sharing && (await work?.follow({ papers, channels: digests.sharing.channels }));
  const poll = (those: readonly Source[], until: AbortSignal) =>
    startPollings(deps, those, ingest, until);
  const pollings = work && !onSample ? [] : poll(sources, signal);
  const allAsked = following?.allAsked ?? Promise.all(pollings.map(({ first }) => first));
  // Its papers are all there at once.
  if (onSample) await Promise.all(pollings.map(({ first }) => first));
  const parts = { ...deps, ...digests, sources, papers, ingest, metrics, connected, work };
  const { loading, desk } = assembleDesk({ ...parts, allAsked, signal });
  const inbox = assembleInbox({ ...parts, desk, loading });
  return {
    inbox,
    index,
    indexed,
    meaning,
    delivery,
    sweeps: sweepsOf({ ...papers, presence, backups }, work),
    connected,
    loading,
    /** Resolves when all loops have ended. */
    polling: Promise.all([following?.ended, ...pollings.map(({ ended }) => ended)]),
    /** Where several processes share the work. */
    work: work && digests.sharing && { ...work, parts: { ...digests.sharing, papers, poll } },
    serve: () => serveHttp({ ...parts, ...defined({ backups }), loading }),
  };
}

interface Swept extends Pick<Papers, "catalogue"> {
  readonly presence: Presence;
  readonly backups: DailyBackups | undefined;
}

function sweepsOf({ catalogue, presence, backups }: Swept, work?: SharedWork): Sweep[] {
  return [
    {
      failed: "what the bot was removed from could not be erased",
      // One process's part, which is nobody's by a name of its own.
      run: async () => {
        if (work?.isAsking() ?? true) await presence.sweep();
      },
    },
    {
      failed: "what is kept of papers could not be tidied",
      run: (until) => catalogue.tidy(until),
    },
    // Last, of what is tidy.
    ...(backups ? [{ failed: "the daily backup could not be made", run: backups.run }] : []),
  ];
}

/** Where papers live that sources gave. */
function ownHome({ config, database, store }: BotDeps) {
  const folder = join(config.DATA_DIR, SEARCH_FOLDER);
  return { database, marks: store.documents("mark"), folder };
}

/** Those papers are every process's. */
function sharedHome(work: SharedWork | undefined) {
  return work && { share: work.share, shareIngest: work.shareIngest };
}

function workOf({ store, clock, log }: BotDeps, own: readonly Source[], signal: AbortSignal) {
  const { shared } = store;
  return shared && shareWork({ store: { ...store, shared }, own, clock, log, signal });
}

function startPollings(
  { config, clock, random, log }: BotDeps,
  sources: readonly Source[],
  ingest: Ingest,
  signal: AbortSignal,
): readonly Polling[] {
  const onError = (source: Source, error: unknown) =>
    log.error({ err: error, source: source.name }, "a poll failed");
  const loop = { ingest, clock, random, everyMs: config.POLL_MINUTES * MINUTE, onError };
  return sources.map((source) => startPolling(source, loop, signal));
}
