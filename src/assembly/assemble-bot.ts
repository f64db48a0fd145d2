import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Adapter } from "../chat/adapter.ts";
import { defined } from "../collections/defined.ts";
import type { Config } from "../config.ts";
import type { Ingest } from "../ingest/ingest.ts";
import { type Polling, startPolling } from "../ingest/poll-loop.ts";
import type { Log } from "../log.ts";
import type { Source } from "../sources/source.ts";
import type { Database } from "../stores/database.ts";
import type { Clock } from "../time/clock.ts";
import { MINUTE } from "../time/durations.ts";
import { assembleDesk } from "./assemble-desk.ts";
import { assembleDigests } from "./assemble-digests.ts";
import { assembleInbox } from "./assemble-inbox.ts";
import { assembleMeaning } from "./assemble-meaning.ts";
import { assembleMetrics } from "./assemble-metrics.ts";
import { assemblePapers } from "./assemble-papers.ts";
import { openSampleHome } from "./assemble-sample.ts";
import { assembleSources, type SourcesDeps } from "./assemble-sources.ts";
import { countDelivery } from "./count-delivery.ts";
import { serveHttp } from "./serve-http.ts";
import type { Store } from "./store.ts";

export interface BotDeps {
  readonly config: Config;
  readonly adapters: readonly Adapter[];
  readonly database: Database;
  readonly store: Store;
  /** Makes the sources; those that the settings name, where left out. */
  readonly sources?: (deps: SourcesDeps) => readonly Source[];
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
  const { documents } = store;
  const cache = documents("http");
  const sources = (deps.sources ?? assembleSources)({ ...deps, cache, signal });
  const connected = new Set<string>();
  const metrics = assembleMetrics(deps, sources, () => ({ papers, delivery }));
  const onSample = sources.some(({ name }) => name === "sample");
  const home = onSample ? openSampleHome() : ownHome(deps);
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
  const pollings = startPollings(deps, sources, ingest, signal);
  const allAsked = Promise.all(pollings.map(({ first }) => first));
  // Its papers are all there at once.
  if (onSample) await allAsked;
  const parts = { ...deps, ...digests, sources, papers, ingest, metrics, connected };
  const { loading, desk } = assembleDesk({ ...parts, allAsked, signal });
  return {
    inbox: assembleInbox({ ...parts, desk, loading }),
    index,
    indexed,
    meaning,
    delivery,
    sweeps: [
      {
        failed: "what the bot was removed from could not be erased",
        run: async () => void (await presence.sweep()),
      },
      {
        failed: "what is kept of papers could not be tidied",
        run: (until: AbortSignal) => papers.catalogue.tidy(until),
      },
    ],
    connected,
    loading,
    /** Resolves when all loops have ended. */
    polling: Promise.all(pollings.map(({ ended }) => ended)),
    serve: () => serveHttp({ ...parts, loading }),
  };
}

/** Where papers live that sources gave. */
function ownHome({ config, database, store }: BotDeps) {
  const { documents, shared } = store;
  const folder = join(config.DATA_DIR, SEARCH_FOLDER);
  return { database, marks: documents("mark"), folder, ...defined({ share: shared?.share }) };
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
