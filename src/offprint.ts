import { randomBytes } from "node:crypto";
import { commands } from "../commands/index.ts";
import { assembleDigests } from "./assembly/assemble-digests.ts";
import { assembleMeaning } from "./assembly/assemble-meaning.ts";
import { assemblePapers } from "./assembly/assemble-papers.ts";
import { assembleSources } from "./assembly/assemble-sources.ts";
import { countDelivery } from "./assembly/count-delivery.ts";
import { serveHttp } from "./assembly/serve-http.ts";
import { startAdapters } from "./assembly/start-adapters.ts";
import { startSweeps } from "./assembly/start-sweeps.ts";
import { type Stop, stopInTime } from "./assembly/stop-in-time.ts";
import type { Adapter } from "./chat/adapter.ts";
import type { Clock } from "./clock.ts";
import { createButtonShelf } from "./command/button-shelf.ts";
import { createInbox } from "./command/dispatch.ts";
import type { Config } from "./config.ts";
import { startPolling } from "./ingest/poll-loop.ts";
import type { Log } from "./log.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { createSample } from "./sources/sample/sample.ts";
import type { Source } from "./sources/source.ts";
import { type Database, openDatabase } from "./stores/database.ts";
import type { ListedDocuments } from "./stores/documents.ts";
import { createDocuments, createKeyv } from "./stores/keyv-documents.ts";
import { createKeyvStore } from "./stores/keyv-store.ts";
import { type StoreHealth, watchStore } from "./stores/watch-store.ts";

export interface OffprintDeps {
  readonly config: Config;
  /** Makes the adapters; each may keep documents of its own. */
  readonly adapters: (documents: DocumentsOf) => Promise<readonly Adapter[]>;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

/** The documents of one owner, out of reach of the others. */
export type DocumentsOf = (owner: string) => ListedDocuments;

/** A running bot. */
export interface Offprint {
  /** Starts nothing more, lets what runs end for a bounded time, and closes the store. May be called again. */
  stop(): Promise<void>;
}

/** How long the first answers of the sources may hold up the start when nothing is known yet. */
const FIRST_PAPERS_PATIENCE_MS = 1_500;
const MINUTE_MS = 60_000;

/**
 * Opens the store, starts asking the sources, starts the adapters and then the deliveries. When no
 * source can be reached and nothing is known, the sample papers stand in and say so.
 * @throws OperatorError when the settings or the store cannot be used
 */
export async function startOffprint(deps: OffprintDeps): Promise<Offprint> {
  const { config, clock } = deps;
  const opened = openDatabase({ dataDir: config.DATA_DIR, now: clock.now });
  const { database, health: store } = watchStore(opened, clock.now);
  const stopping = new AbortController();
  const stops: Stop[] = [];
  const stop = once(async () => {
    // Requests under way are cut first, so that an answer that waits for one can end.
    stopping.abort(new Error("Offprint is stopping."));
    await stopInTime(stops.reverse(), clock);
    database.close();
  });
  try {
    const keyv = createKeyv(createKeyvStore(database));
    const documents: DocumentsOf = (owner) => createDocuments(keyv, owner);
    const adapters = await deps.adapters(documents);
    const bot = await assemble({ ...deps, adapters, documents, database, store }, stopping.signal);
    stops.push(() => bot.index.close());
    const keepingUp = bot.meaning?.keepUp();
    stops.push(async () => keepingUp);
    const polling = bot.startPolling();
    stops.push(() => polling);
    // Before anything connects: an address that is taken is said at once, and health can be asked.
    const server = await bot.serve();
    if (server) stops.push(() => server.close());
    await bot.firstPapers();
    stops.push((hurry) => Promise.all(adapters.map((adapter) => adapter.stop(hurry))));
    await startAdapters(adapters, {
      ...{ ...deps, inbox: bot.inbox, signal: stopping.signal },
      onConnected: ({ name }) => bot.connected.add(name),
    });
    stops.push((hurry) => bot.delivery.stop(hurry));
    await bot.delivery.start();
    const sweeping = startSweeps(bot.presence, deps, stopping.signal);
    stops.push(() => sweeping);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Parts extends Omit<OffprintDeps, "adapters"> {
  readonly adapters: readonly Adapter[];
  readonly documents: DocumentsOf;
  readonly database: Database;
  readonly store: StoreHealth;
}

async function assemble(deps: Parts, signal: AbortSignal) {
  const { config, clock, log, random, documents, database } = deps;
  const sources: Source[] = assembleSources({ ...deps, cache: documents("http"), signal });
  const connected = new Set<string>();

  const metrics = createMetrics({
    commands: commands.all.map(({ info }) => info.name),
    slotLagMs: () => delivery.lag(),
    sources: () => verdicts(),
    held: () => papers.held(),
    store: deps.store,
    platforms: deps.adapters.map(({ name }) => name),
    sourceNames: sources.map(({ name }) => name),
    now: clock.now,
  });
  const papers = await assemblePapers({
    ...{ database, dataDir: config.DATA_DIR, sources, clock, log, metrics },
    marks: documents("mark"),
    meaning: (catalogue) =>
      assembleMeaning({ ...deps, catalogue, cache: documents("http"), signal }),
  });
  const { ingest, engine, catalogue, index, meaning } = papers;
  const { delivery, subscriptions, presence } = await assembleDigests({
    ...{ ...deps, papers },
    newId: () => randomBytes(6).toString("base64url"),
    tell: countDelivery(metrics, log),
  });
  const inbox = createInbox({
    ...{ registry: commands, engine, subscriptions, presence, clock },
    shelf: createButtonShelf(documents("button"), clock, newButtonId, (error) =>
      log.warn({ err: error }, "a button is kept in memory, since it could not be stored"),
    ),
    onRan: (command, ms) => metrics.commandRan(command, ms),
    onFailure: (error, call) => {
      metrics.commandFailed(call.command);
      log.error({ err: error, ...call }, "a command failed");
    },
    newReference: () => randomBytes(4).toString("hex"),
  });

  const verdicts = () =>
    sources.flatMap((source) => {
      const verdict = ingest.verdict(source);
      return verdict ? [{ source: source.name, verdict: verdict.status, at: verdict.at }] : [];
    });
  const onError = (source: Source, error: unknown) =>
    log.error({ err: error, source: source.name }, "a poll failed");
  const loop = { ingest, clock, random, everyMs: config.POLL_MINUTES * MINUTE_MS, onError };
  let allAsked: Promise<unknown> = Promise.resolve();

  return {
    inbox,
    index,
    meaning,
    delivery,
    presence,
    connected,
    /** Asks every source now and then at every interval; resolves when all loops have ended. */
    startPolling: (): Promise<unknown> => {
      const pollings = sources.map((source) => startPolling(source, loop, signal));
      allAsked = Promise.all(pollings.map(({ first }) => first));
      return Promise.all(pollings.map(({ ended }) => ended));
    },
    /** Waits a little for the first papers of an empty catalogue, then takes the sample. */
    firstPapers: async (): Promise<void> => {
      if (catalogue.count() > 0) return;
      await Promise.race([allAsked, clock.sleep(FIRST_PAPERS_PATIENCE_MS, signal)]);
      if (catalogue.count() > 0) return;
      const sample = createSample();
      sources.push(sample);
      await ingest.poll(sample);
    },
    serve: () => serveHttp({ ...deps, sources, ingest, delivery, connected, metrics }),
  };
}

function newButtonId(): string {
  return randomBytes(15).toString("base64url");
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
