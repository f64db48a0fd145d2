import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { arxivScheme } from "../../src/paper/schemes/arxiv/arxiv.ts";
import type { Source } from "../../src/sources/source.ts";
import { readInteger } from "../../src/stores/cells.ts";
import type { Database } from "../../src/stores/database.ts";
import { systemClock } from "../../src/time/clock.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { createMemoryDocuments } from "../../test/fakes/memory-documents.ts";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "../build-before.ts";
import { threadMs } from "../measure.ts";

const POLLED = 3_900;
const KEPT = 6_000;
/** Papers with votes of a year, a few of each day. */
const VOTED = 300;
const START = Date.UTC(2025, 11, 1);

/** What papers cost: taken in by thousands, kept, and looked at for a year. */
export async function catalogueGrowth(): Promise<BenchResult[]> {
  const ours = await measured(await thisBuild());
  const earlier = await buildBefore();
  const before = earlier && (await measured(earlier));
  return ours.map((each, at) => {
    const peer = before?.[at];
    return peer ? besidePeer(each, "the build before", peer.ours) : each;
  });
}

async function measured(build: BenchedBuild): Promise<BenchResult[]> {
  const papers = [...benchPapers(process.env.BENCH_DATA, KEPT)];
  const block = await inFolder(build, (parts) =>
    longestBlock(parts, papers.slice(0, POLLED), papers.slice(POLLED)),
  );
  const { bytes, again } = await inFolder(build, (parts) => keep(parts, papers));
  const year = await inFolder(build, (parts) => lookForAYear(parts, papers.slice(0, VOTED)));
  return [
    row(`growth: longest block of a poll of ${POLLED} papers`, block, "cpu ms"),
    row("growth: kept of a paper, one in ten from two sources", bytes, "bytes"),
    row("growth: a list of 1,000 papers that says the same again", again, "cpu ms"),
    row("growth: kept of a paper's votes, over a year's papers", year, "bytes"),
  ];
}

/** What a build keeps papers with. */
interface Parts extends Awaited<ReturnType<typeof modulesOf>> {
  readonly dataDir: string;
  readonly database: Database;
  readonly catalogue: Catalogue;
}

async function modulesOf({ modules }: BenchedBuild) {
  const at = (path: string) => new URL(path, modules).href;
  const database: typeof import("../../src/stores/database.ts") = await import(
    at("stores/database.js")
  );
  const catalogue: typeof import("../../src/catalogue/sqlite-catalogue.ts") = await import(
    at("catalogue/sqlite-catalogue.js")
  );
  const search: typeof import("../../src/search/inverted/open-search.ts") = await import(
    at("search/inverted/open-search.js")
  );
  const ingest: typeof import("../../src/ingest/ingest.ts") = await import(at("ingest/ingest.js"));
  return { ...database, ...catalogue, ...search, ...ingest };
}

async function inFolder<T>(
  build: BenchedBuild,
  work: (parts: Parts) => T | Promise<T>,
): Promise<T> {
  const modules = await modulesOf(build);
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-catalogue-"));
  const database = modules.openDatabase({ dataDir });
  try {
    const catalogue = modules.createCatalogue(database);
    return await work({ ...modules, dataDir, database, catalogue });
  } finally {
    database.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** Of catalogue and index, in processor time: the event loop had nothing else to do. */
async function longestBlock(
  parts: Parts,
  papers: readonly Paper[],
  others: readonly Paper[],
): Promise<number> {
  const { catalogue, dataDir, openSearch, createIngest } = parts;
  const index = await openSearch({ catalogue, folder: join(dataDir, "search") });
  await index.caughtUp;
  const marks = createMemoryDocuments();
  const ingest = createIngest({ catalogue, index, marks, clock: systemClock });
  // Others first, so that the code is compiled.
  await ingest.poll(sourceOf(others));
  await index.settled();
  const polled = ingest.poll(sourceOf(papers));
  let isOver = false;
  const over = polled.finally(() => {
    isOver = true;
  });
  let longest = 0;
  for (let last = threadMs(); !isOver; ) {
    await nextTurn();
    const now = threadMs();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await over;
  await index.settled();
  await index.close();
  return longest;
}

function sourceOf(papers: readonly Paper[]): Source {
  return {
    name: "arxiv",
    title: "arXiv",
    schemes: [arxivScheme],
    since: async () => ({ papers, verdict: { status: "fresh", at: Date.now() } }),
  };
}

function keep({ database, catalogue }: Parts, papers: readonly Paper[]) {
  catalogue.upsert("arxiv", START, papers);
  const voted = papers.filter((_, n) => n % 10 === 0);
  for (const votes of [1, 5, 20])
    catalogue.upsert(
      "huggingface",
      START + votes * HOUR,
      voted.map((paper) => ({ ...paper, votes })),
    );
  const bytes = bytesOf(database, "%") / papers.length;
  const list = papers.slice(0, 1_000);
  catalogue.upsert("arxiv", START + 2 * DAY, list);
  const before = threadMs();
  catalogue.upsert("arxiv", START + 3 * DAY, list);
  return { bytes, again: threadMs() - before };
}

/** Each paper is on the day's list for two days, on the week's, and on the month's. */
async function lookForAYear(
  { database, catalogue }: Parts,
  papers: readonly Paper[],
): Promise<number> {
  for (let day = 0; day < 365; day++) {
    database.transaction(() => {
      for (let at = day * DAY; at < (day + 1) * DAY; at += 15 * MINUTE)
        lookAt(catalogue, papers, at);
    });
    // Earlier builds have none.
    if ("tidy" in catalogue && day % 7 === 0) await catalogue.tidy();
  }
  return bytesOf(database, "sightings") / papers.length;
}

function lookAt(catalogue: Catalogue, papers: readonly Paper[], at: number): void {
  const listed = papers.flatMap((paper, n) => {
    const age = at - Math.floor((n / papers.length) * 365) * DAY;
    if (age < 0 || age >= 30 * DAY || age % everyMs(age) !== 0) return [];
    // Half of them within a day.
    const votes = Math.floor((3 + ((n * 37) % 120)) * (1 - Math.exp(-age / (1.2 * DAY))));
    return [{ ...paper, votes }];
  });
  if (listed.length > 0) catalogue.upsert("huggingface", START + at, listed);
}

function everyMs(age: number): number {
  if (age < 2 * DAY) return 15 * MINUTE;
  return age < 7 * DAY ? HOUR : 6 * HOUR;
}

/** Of the pages of tables whose names are like a pattern. */
function bytesOf(database: Database, pattern: string): number {
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const sizes = database.prepare("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE ?");
  return readInteger(sizes.get(pattern)?.bytes);
}
