import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createHttpClient } from "../../src/http/asking/create-http-client.ts";
import { embeddingsSite } from "../../src/meaning/embedder.ts";
import { openMeaning } from "../../src/meaning/open-meaning.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { readInteger, readText } from "../../src/stores/cells.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { MINUTE } from "../../src/time/durations.ts";
import { type EmbeddingsEndpoint, startEmbeddings } from "../fakes/embeddings.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock, type VirtualClock } from "../fakes/time/virtual-clock.ts";

export const MODEL = "toy";
export const START = Date.UTC(2026, 10, 24, 9);

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A catalogue in memory, an endpoint beside it, and everything that can be told. */
export async function openWorld(papers: readonly Paper[] = []) {
  const endpoint = await startEmbeddings();
  const clock = createVirtualClock(START);
  const database = openDatabase({ dataDir: ":memory:" });
  const catalogue = createCatalogue(database);
  catalogue.upsert("huggingface", START, papers);
  const bot = openBot({ endpoint, clock, database });
  return {
    endpoint,
    clock,
    database,
    catalogue,
    ...bot,
    /** Ends this bot and starts another on the same data. */
    restart: async (model?: string) => {
      await bot.stop();
      return openBot({ endpoint, clock, database, ...(model !== undefined && { model }) });
    },
    close: async () => {
      await bot.stop();
      await endpoint.close();
      database.close();
    },
  };
}

export interface BotDeps {
  readonly endpoint: Pick<EmbeddingsEndpoint, "url">;
  readonly clock: VirtualClock;
  readonly database: Database;
  readonly model?: string;
  readonly key?: string;
}

export function openBot({ endpoint, clock, database, model = MODEL, key }: BotDeps) {
  const stopping = new AbortController();
  const told: string[] = [];
  const http = createHttpClient({
    clock,
    documents: createMemoryDocuments(clock),
    userAgent: "Offprint-test/1",
    sites: [embeddingsSite(endpoint.url)],
    random: () => 0.5,
    signal: stopping.signal,
  });
  const meaning = openMeaning({
    http,
    clock,
    database,
    model,
    url: endpoint.url,
    signal: stopping.signal,
    catalogue: createCatalogue(database),
    notify: (level, message) => told.push(`${level}: ${message}`),
    ...(key !== undefined && { key }),
  });
  let running: Promise<void> | undefined;
  return {
    meaning,
    told,
    /** Starts the background work. */
    start: () => {
      running = meaning.keepUp();
    },
    /** Starts it and lets it come to rest. */
    settle: async (ms = MINUTE) => {
      running ??= meaning.keepUp();
      await clock.advance(ms);
    },
    stop: async () => {
      stopping.abort(new Error("The bot stops."));
      await running;
    },
  };
}

/** The papers that have a vector, by how many numbers it has. */
export function vectorsIn(database: Database): Map<string, number> {
  const rows = database
    .prepare("SELECT paper, length(vector) AS length FROM meaning_vectors ORDER BY paper")
    .all();
  return new Map(rows.map((row) => [readText(row.paper), readInteger(row.length)]));
}

export function idsOf(papers: readonly Paper[]): PaperId[] {
  return papers.map(({ id }) => id);
}
