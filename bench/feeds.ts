import { mkdtempSync, rmSync } from "node:fs";
import { Agent, type OutgoingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalogue } from "../src/catalogue/catalogue.ts";
import { createCatalogue } from "../src/catalogue/sqlite-catalogue.ts";
import { createEngine } from "../src/engine/create-engine.ts";
import { feedRoutes } from "../src/feeds/feed-routes.ts";
import { startHttpServer } from "../src/http/serving/http-server.ts";
import { createIngest } from "../src/ingest/ingest.ts";
import type { Paper } from "../src/paper/paper.ts";
import { openSearch } from "../src/search/inverted/open-search.ts";
import { openDatabase } from "../src/stores/database.ts";
import { createDocuments, createKeyv } from "../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../src/stores/keyv-store.ts";
import { systemClock } from "../src/time/clock.ts";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, row } from "./bench-result.ts";
import { percentile, threadMs } from "./measure.ts";
import { learn } from "./month-of-papers.ts";

const PAPERS = 30_000;
/** Every so many papers have votes: as many as Hugging Face lists in a month. */
const VOTED = 27;
const REQUESTS = 500;
const COMPOSED = 50;

/** A word of many papers in a category, and what trended in a month. */
const FEEDS = {
  "a search": "/feeds/search.atom?q=the",
  "a month's trends": "/feeds/trending.atom?window=month",
};

/** Feeds of 30,000 papers over HTTP: not modified, whole, and made anew. */
export async function feedsBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "feeds-bench-"));
  try {
    const papers = syntheticPapers(PAPERS).map(asHeard);
    await learn(folder, papers);
    return await measured(folder, papers);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Most papers are known from arXiv alone, where nobody votes. */
function asHeard({ votes = 0, ...paper }: Paper, n: number): Paper {
  return n % VOTED === 0 ? { ...paper, votes } : paper;
}

async function measured(folder: string, papers: readonly Paper[]): Promise<BenchResult[]> {
  const { catalogue, server, close } = await open(folder);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (path: string, headers = {}) => ask(`${server.url}${path}`, agent, headers);
  try {
    const rows: BenchResult[] = [];
    for (const [name, path] of Object.entries(FEEDS)) {
      const { etag = "" } = await get(path);
      const known = { "if-none-match": etag };
      const zipped = { "accept-encoding": "gzip" };
      rows.push(
        ...(await costs(`feeds: ${name}, 304`, REQUESTS, () => get(path, known))),
        ...(await costs(`feeds: ${name}, 50 papers`, REQUESTS, () => get(path))),
        ...(await costs(`feeds: ${name}, compressed`, REQUESTS, () => get(path, zipped))),
        ...(await costs(`feeds: ${name}, composed anew`, COMPOSED, (n) => {
          learnAnother(catalogue, papers[n]);
          // No network has so many composed at once.
          return get(path, { "x-forwarded-for": `203.0.113.${n}` });
        })),
      );
    }
    return rows;
  } finally {
    agent.destroy();
    await close();
  }
}

/** So that no feed holds any more. */
function learnAnother(catalogue: Catalogue, paper: Paper | undefined): void {
  if (paper) catalogue.upsert("arxiv", Date.now(), [{ ...paper, title: `At ${Date.now()}` }]);
}

async function open(folder: string) {
  const database = openDatabase({ dataDir: folder });
  const catalogue = createCatalogue(database);
  const index = await openSearch({ folder: join(folder, "search"), catalogue });
  await index.caughtUp;
  const marks = createDocuments(createKeyv(createKeyvStore(database)), "mark");
  const ingest = createIngest({ catalogue, index, marks });
  const clock = systemClock;
  const asOf = () => ingest.asOf() ?? clock.now();
  const sources = () => [];
  const engine = createEngine({
    catalogue,
    index,
    ingest,
    order: ingest.order,
    sources,
    asOf,
    clock,
  });
  const publicUrl = new URL("http://localhost");
  const routes = feedRoutes({ engine, catalogue, index, asOf, publicUrl, clock, everyMinutes: 15 });
  const server = await startHttpServer({
    host: "127.0.0.1",
    port: 0,
    routes,
    proxies: { has: () => true },
  });
  const close = async () => {
    await server.close();
    await index.close();
    database.close();
  };
  return { catalogue, server, close };
}

/** Half of them warm up what is measured. */
async function costs(
  name: string,
  requests: number,
  get: (n: number) => Promise<unknown>,
): Promise<BenchResult[]> {
  for (let n = 0; n < requests / 2; n++) await get(n);
  const waits: number[] = [];
  const before = threadMs();
  for (let n = 0; n < requests; n++) {
    const began = performance.now();
    await get(n);
    waits.push(performance.now() - began);
  }
  const cpu = (threadMs() - before) / requests;
  return [
    row(`${name}: median`, percentile(waits, 50), "ms"),
    row(`${name}: p99`, percentile(waits, 99), "ms"),
    row(`${name}: processor time, with the client's`, cpu, "ms"),
  ];
}

function ask(
  url: string,
  agent: Agent,
  headers: OutgoingHttpHeaders,
): Promise<OutgoingHttpHeaders> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, headers }, (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode > 304) reject(new Error(`${url} answered ${statusCode}.`));
      response.on("end", () => resolve(headers)).resume();
    });
    outgoing.on("error", reject).end();
  });
}
