import { onTestFinished } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import type { Loading } from "../../src/chat/inbox.ts";
import { createEngine } from "../../src/engine/create-engine.ts";
import { feedRoutes } from "../../src/feeds/feed-routes.ts";
import { startHttpServer } from "../../src/http/serving/http-server.ts";
import { createIngest } from "../../src/ingest/ingest.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { schemes } from "../../src/paper/schemes/index.ts";
import { openSearch } from "../../src/search/inverted/open-search.ts";
import type { Source, Verdict } from "../../src/sources/source.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { MINUTE } from "../../src/time/durations.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock, type VirtualClock } from "../fakes/time/virtual-clock.ts";

export const NOW = Date.UTC(2026, 5, 12, 12);

/** A source that says what it is told to, and counts how often it was asked by people. */
export interface ScriptedSource {
  readonly title: string;
  papers: readonly Paper[];
  /** Its own order of the day, where it has one. */
  trending: readonly Paper[];
  verdict: Partial<Verdict>;
  asked: number;
}

export interface OpenFeeds {
  readonly clock: VirtualClock;
  readonly first: ScriptedSource;
  readonly second: ScriptedSource;
  /** Both are asked, 15 minutes after they were the last time. */
  poll(): Promise<void>;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  /** Whether the first look lasts. */
  lasts: boolean;
  /** How many feeds were composed. */
  readonly composed: number;
}

/** The feeds over the real server, engine, search and catalogue, with two sources that nobody has been told of. */
export async function openFeeds(at = "https://papers.example.org"): Promise<OpenFeeds> {
  const clock = createVirtualClock(NOW);
  const catalogue = createCatalogue(openDatabase({ dataDir: ":memory:" }));
  const index = await openSearch({ catalogue });
  onTestFinished(() => index.close());
  const ingest = createIngest({ catalogue, index, marks: createMemoryDocuments() });
  const [first, second] = [scripted("Scripted"), scripted("Other")];
  const sources = [sourceOf(first, clock), sourceOf(second, clock)];
  const asOf = () => ingest.asOf() ?? clock.now();
  const engine = createEngine({
    catalogue,
    index,
    ingest,
    order: ingest.order,
    sources: () => sources,
    asOf,
    clock,
  });
  const loading: Pick<Loading, "lasts" | "words"> = {
    lasts: () => open.lasts,
    words: () => "Still loading papers.",
  };
  const publicUrl = new URL(at);
  let composed = 0;
  const counting: typeof engine = {
    ...engine,
    trending: (ask) => {
      composed += 1;
      return engine.trending(ask);
    },
    search: (ask) => {
      composed += 1;
      return engine.search(ask);
    },
  };
  const deps = {
    engine: counting,
    catalogue,
    index,
    asOf,
    loading,
    publicUrl,
    clock,
    everyMinutes: 15,
  };
  const server = await startHttpServer({
    host: "127.0.0.1",
    port: 0,
    routes: feedRoutes(deps),
    proxies: { has: (address) => address === "127.0.0.1" },
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => server.close());
  const open: OpenFeeds = {
    clock,
    first,
    second,
    lasts: false,
    get composed() {
      return composed;
    },
    poll: async () => {
      await clock.advance(15 * MINUTE);
      for (const source of sources) await ingest.poll(source);
    },
    get: (path, headers = {}, method = "GET") =>
      fetch(`${server.url}${path}`, { method, headers: { connection: "close", ...headers } }),
  };
  return open;
}

function scripted(title: string): ScriptedSource {
  return { title, papers: [], trending: [], verdict: {}, asked: 0 };
}

function sourceOf(script: ScriptedSource, clock: VirtualClock): Source {
  const verdict = (): Verdict => ({ status: "fresh", at: clock.now(), ...script.verdict });
  const ask = async () => {
    script.asked += 1;
    return { papers: [], verdict: verdict() };
  };
  return {
    name: script.title.toLowerCase(),
    title: script.title,
    schemes,
    since: async () => ({ papers: script.papers, verdict: verdict() }),
    trending: async () => ({ papers: script.trending, verdict: verdict() }),
    search: ask,
    paper: ask,
  };
}
