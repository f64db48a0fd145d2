import { randomBytes } from "node:crypto";
import { commands } from "../commands/index.ts";
import packageJson from "../package.json" with { type: "json" };
import type { Catalogue } from "./catalogue/catalogue.ts";
import { createCatalogue } from "./catalogue/sqlite-catalogue.ts";
import type { Adapter } from "./chat/adapter.ts";
import type { Clock } from "./clock.ts";
import { createButtonShelf } from "./command/button-shelf.ts";
import { createInbox } from "./command/dispatch.ts";
import type { Config } from "./config.ts";
import { createEngine } from "./engine.ts";
import { OperatorError } from "./errors.ts";
import { createHttpClient } from "./http/create-http-client.ts";
import { createIngest } from "./ingest/ingest.ts";
import { startPolling } from "./ingest/poll-loop.ts";
import type { Log } from "./log.ts";
import { createFtsIndex, type FtsIndex } from "./search/fts-index.ts";
import { createSources, isSourceName, sourceNames } from "./sources/index.ts";
import { createSample } from "./sources/sample/sample.ts";
import type { Source } from "./sources/source.ts";
import { type Database, openDatabase } from "./stores/database.ts";
import type { Documents } from "./stores/documents.ts";
import { createDocuments, createKeyv } from "./stores/keyv-documents.ts";
import { createKeyvStore } from "./stores/keyv-store.ts";

const USER_AGENT = `Offprint/${packageJson.version} (chat bot for research papers; self-hosted)`;

export interface OffprintDeps {
  readonly config: Config;
  readonly adapters: readonly Adapter[];
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** A running bot. */
export interface Offprint {
  /** Stops listening, lets running answers end and closes the store. May be called again. */
  stop(): Promise<void>;
}

/** How long the first answers of the sources may hold up the start when nothing is known yet. */
const FIRST_PAPERS_PATIENCE_MS = 1_500;
const MINUTE_MS = 60_000;

/**
 * Opens the store, starts asking the sources and starts the adapters. When no source can be reached
 * and nothing is known, the sample papers stand in and say so.
 * @throws OperatorError when the settings or the store cannot be used
 */
export async function startOffprint(deps: OffprintDeps): Promise<Offprint> {
  const { config, clock, adapters } = deps;
  const database = openDatabase({ dataDir: config.DATA_DIR, now: clock.now });
  try {
    const core = openCore(deps, database);
    const polling = core.startPolling();
    await core.firstPapers();
    await Promise.all(adapters.map((adapter) => adapter.start(core.inbox)));
    return { stop: once(() => stopAll(adapters, core, polling, database)) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Everything between the store and the adapters. */
function openCore(deps: OffprintDeps, database: Database) {
  const { config, clock, log, random } = deps;
  const stopping = new AbortController();
  const keyv = createKeyv(createKeyvStore(database));
  const documents = (prefix: string) => createDocuments(keyv, prefix);

  const catalogue = createCatalogue(database, {
    onCorrupt: (record) => log.error(record, "a record cannot be read and is left out"),
  });
  const index = createFtsIndex(database);
  if (index.count() !== catalogue.count()) refill(index, catalogue);

  const sources = [...createConfiguredSources(deps, documents("http"), stopping.signal)];
  const ingest = createIngest({
    catalogue,
    index,
    marks: documents("mark"),
    onPolled: (source, verdict, counts) =>
      log.info({ source: source.name, verdict, ...counts }, "source polled"),
  });
  const engine = createEngine({ catalogue, index, ingest, sources: () => sources, clock });
  const inbox = createInbox({
    registry: commands,
    engine,
    shelf: createButtonShelf(documents("button"), clock, () =>
      randomBytes(15).toString("base64url"),
    ),
    clock,
    onFailure: (error, call) => log.error({ err: error, ...call }, "a command failed"),
    newReference: () => randomBytes(4).toString("hex"),
  });

  const everyMs = config.POLL_MINUTES * MINUTE_MS;
  const onError = (source: Source, error: unknown) =>
    log.error({ err: error, source: source.name }, "a poll failed");
  const loop = { ingest, clock, random, everyMs, onError };
  let allAsked: Promise<unknown> = Promise.resolve();

  return {
    inbox,
    stopping,
    /** Asks every source now and then at every interval; resolves when all loops have ended. */
    startPolling: (): Promise<unknown> => {
      const pollings = sources.map((source) => startPolling(source, loop, stopping.signal));
      allAsked = Promise.all(pollings.map(({ first }) => first));
      return Promise.all(pollings.map(({ ended }) => ended));
    },
    /** Waits a little for the first papers of an empty catalogue, then takes the sample. */
    firstPapers: async (): Promise<void> => {
      if (catalogue.count() > 0) return;
      await Promise.race([allAsked, clock.sleep(FIRST_PAPERS_PATIENCE_MS, stopping.signal)]);
      if (catalogue.count() > 0) return;
      const sample = createSample();
      sources.push(sample);
      await ingest.poll(sample);
    },
  };
}

function createConfiguredSources(
  deps: OffprintDeps,
  cache: Documents,
  signal: AbortSignal,
): Source[] {
  const { config, clock, log, random } = deps;
  const unknown = config.SOURCES.filter((name) => !isSourceName(name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `SOURCES names ${unknown.join(", ")}; what there is: ${sourceNames.join(", ")}.`,
    );
  }
  const http = createHttpClient({
    clock,
    random,
    documents: cache,
    userAgent: USER_AGENT,
    sites: [
      { origins: [config.HF_ENDPOINT.origin], intervalMs: 0, concurrency: 4 },
      // https://info.arxiv.org/help/api/tou.html: one request every three seconds, one connection.
      {
        origins: [config.ARXIV_API_URL.origin],
        intervalMs: 3_000,
        concurrency: 1,
        timeoutMs: 30_000,
      },
    ],
    signal,
    onWarning: (message, cause) => log.warn({ err: cause }, message),
  });
  return createSources(config.SOURCES.filter(isSourceName), {
    http,
    clock,
    huggingface: {
      endpoint: config.HF_ENDPOINT,
      ...(config.HF_TOKEN !== undefined && { token: config.HF_TOKEN }),
    },
    arxiv: { apiUrl: config.ARXIV_API_URL, categories: config.ARXIV_CATEGORIES },
  });
}

const REFILL_BATCH = 1_000;

/** Gives the index every paper again, after a change of its layout or a crash between two stores. */
function refill(index: FtsIndex, catalogue: Catalogue): void {
  const papers = catalogue.recent({ since: Number.MIN_SAFE_INTEGER, limit: catalogue.count() });
  for (let from = 0; from < papers.length; from += REFILL_BATCH) {
    index.add(papers.slice(from, from + REFILL_BATCH));
  }
}

async function stopAll(
  adapters: readonly Adapter[],
  core: ReturnType<typeof openCore>,
  polling: Promise<unknown>,
  database: Database,
): Promise<void> {
  // Requests under way are cut first, so that an answer that waits for one can end.
  core.stopping.abort(new Error("Offprint is stopping."));
  await Promise.all(adapters.map((adapter) => adapter.stop()));
  await polling;
  database.close();
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
