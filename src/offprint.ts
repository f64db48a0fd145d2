import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { commands } from "../commands/index.ts";
import { assembleDesk } from "./assembly/assemble-desk.ts";
import { assembleDigests } from "./assembly/assemble-digests.ts";
import { assembleMeaning } from "./assembly/assemble-meaning.ts";
import { assemblePapers } from "./assembly/assemble-papers.ts";
import { openSampleHome } from "./assembly/assemble-sample.ts";
import { assembleSources, type SourcesDeps } from "./assembly/assemble-sources.ts";
import { countDelivery } from "./assembly/count-delivery.ts";
import { serveHttp } from "./assembly/serve-http.ts";
import { startAdapters } from "./assembly/start-adapters.ts";
import { startDelivering } from "./assembly/start-delivering.ts";
import { startSweeps } from "./assembly/start-sweeps.ts";
import { type Stop, stopInTime } from "./assembly/stop-in-time.ts";
import { watchCheck } from "./assembly/watch-check.ts";
import type { Adapter } from "./chat/adapter.ts";
import { defined } from "./collections/defined.ts";
import { createButtonShelf } from "./command/button-shelf.ts";
import { createInbox } from "./command/inbox.ts";
import type { Config } from "./config.ts";
import type { OperatorError } from "./errors.ts";
import { startPolling } from "./ingest/poll-loop.ts";
import type { Log } from "./log.ts";
import { createMetrics } from "./metrics/metrics.ts";
import type { Source } from "./sources/source.ts";
import { checkApart } from "./stores/check-apart.ts";
import { type Database, openDatabase } from "./stores/database.ts";
import type { ListedDocuments } from "./stores/documents.ts";
import { createDocuments, createKeyv } from "./stores/keyv-documents.ts";
import { createKeyvStore } from "./stores/keyv-store.ts";
import { type StoreHealth, watchStore } from "./stores/watch-store.ts";
import type { Clock } from "./time/clock.ts";
import { MINUTE } from "./time/durations.ts";

export interface OffprintDeps {
  readonly config: Config;
  /** Makes the adapters; each may keep documents of its own. */
  readonly adapters: (documents: DocumentsOf) => Promise<readonly Adapter[]>;
  /** Makes the sources; those that the settings name, where left out. */
  readonly sources?: (deps: SourcesDeps) => readonly Source[];
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

/** The documents of one owner, out of reach of the others. */
export type DocumentsOf = (owner: string) => ListedDocuments;

/** A running bot. */
export interface Offprint {
  /** Resolves if it cannot go on, with what its operator has to do. It then still has to be stopped. */
  readonly failed: Promise<OperatorError>;
  /** Starts nothing more, lets what runs end for a bounded time, and closes the store. May be called again. */
  stop(): Promise<void>;
}

/** Everything in it can be made again from the database. */
const SEARCH_FOLDER = "search";

/**
 * Opens the store, starts asking the sources, starts the adapters and then the deliveries. A bot that
 * knows no paper first waits until every source was asked, and says so to who asks meanwhile.
 * @throws OperatorError when the settings or the store cannot be used
 */
export async function startOffprint(deps: OffprintDeps): Promise<Offprint> {
  const { config, clock } = deps;
  const stopping = new AbortController();
  let checking: Promise<void> | undefined;
  const check = (database: Database) => {
    checking = checkApart(database, stopping.signal);
    return checking;
  };
  const opened = openDatabase({ dataDir: config.DATA_DIR, now: clock.now, check });
  const { database, health: store } = watchStore(opened, clock.now);
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
    stops.push(() => bot.polling);
    // Before anything connects: an address that is taken is said at once, and health can be asked.
    const server = await bot.serve();
    if (server) stops.push(() => server.close());
    stops.push((hurry) => Promise.all(adapters.map((adapter) => adapter.stop(hurry))));
    await startAdapters(adapters, {
      ...deps,
      inbox: bot.inbox,
      signal: stopping.signal,
      onConnected: ({ name }) => bot.connected.add(name),
    });
    stops.push((hurry) => bot.delivery.stop(hurry));
    const checked = watchCheck(checking, deps.log, stopping.signal);
    const before = [checking && checked, bot.indexed, bot.loading?.over].filter(
      (each) => each !== undefined,
    );
    const delivering = startDelivering({ ...bot, ...deps, before, signal: stopping.signal });
    stops.push(() => delivering);
    if (before.length === 0) await delivering;
    const sweeping = startSweeps(bot.presence, deps, stopping.signal);
    stops.push(() => sweeping);
    const failed = checked.then((damage) => damage ?? new Promise<never>(() => {}));
    return { stop, failed };
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
  const { config, clock, log, random, documents } = deps;
  const create = deps.sources ?? assembleSources;
  const sources = create({ ...deps, cache: documents("http"), signal });
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
  const onSample = sources.some(({ name }) => name === "sample");
  const home = onSample ? openSampleHome() : ownHome(deps);
  const papers = await assemblePapers({
    ...home,
    sources,
    clock,
    log,
    metrics,
    meaning: (catalogue) =>
      assembleMeaning({ ...deps, ...home, catalogue, cache: documents("http"), signal }),
  });
  const { ingest, index, indexed, meaning } = papers;
  const digests = await assembleDigests({
    ...deps,
    papers,
    newId: () => randomBytes(6).toString("base64url"),
    tell: countDelivery(metrics, log),
  });
  const { delivery, presence } = digests;
  const verdicts = () =>
    sources.flatMap((source) => {
      const verdict = ingest.verdict(source);
      return verdict ? [{ source: source.name, verdict: verdict.status, at: verdict.at }] : [];
    });
  const onError = (source: Source, error: unknown) =>
    log.error({ err: error, source: source.name }, "a poll failed");
  const loop = { ingest, clock, random, everyMs: config.POLL_MINUTES * MINUTE, onError };
  const pollings = sources.map((source) => startPolling(source, loop, signal));
  const allAsked = Promise.all(pollings.map(({ first }) => first));
  // Its papers are all there at once.
  if (onSample) await allAsked;

  const { loading, desk } = assembleDesk({
    ...deps,
    ...digests,
    sources,
    papers,
    metrics,
    allAsked,
    signal,
  });
  const inbox = createInbox({
    desk,
    registry: commands,
    presence,
    clock,
    ...defined({ loading }),
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

  return {
    inbox,
    index,
    indexed,
    meaning,
    delivery,
    presence,
    connected,
    loading,
    /** Resolves when all loops have ended. */
    polling: Promise.all(pollings.map(({ ended }) => ended)),
    serve: () => serveHttp({ ...deps, sources, ingest, loading, delivery, connected, metrics }),
  };
}

function newButtonId(): string {
  return randomBytes(15).toString("base64url");
}

/** Where papers live that sources gave. */
function ownHome({ config, database, documents }: Parts) {
  return { database, marks: documents("mark"), folder: join(config.DATA_DIR, SEARCH_FOLDER) };
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
