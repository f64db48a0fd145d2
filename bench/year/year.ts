import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInteger, readText } from "../../src/stores/cells.ts";
import { DAY } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { thisBuild } from "../build-before.ts";
import { percentile } from "../measure.ts";
import { inDatabase } from "../month-of-papers.ts";
import { startProcess } from "../start-process.ts";
import { type Lived, liveApart } from "./live-apart.ts";
import { addYearChannels } from "./year-channels.ts";

const CHANNELS = Number(process.env.BENCH_CHANNELS ?? 300);
const DAYS = Number(process.env.BENCH_DAYS ?? 365);
/** After these it is as a bot is that has just begun. */
const FIRST_DAYS = 7;
const LAST_DAYS = 7;
const POLL_MINUTES = 15;
const RARE_POLL_MINUTES = 240;
const STARTS = 3;
const MEGABYTE = 1024 ** 2;

/**
 * A bot with daily digests, a year old beside what it was after its first week. In the first and the last
 * week its sources are asked as often as ever; in between more rarely, which is most of the work.
 */
export async function yearBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "offprint-year-"));
  try {
    const dataDir = join(folder, "data");
    // From now on: a clock that is earlier than the program is not believed.
    const began = Math.floor(Date.now() / DAY) * DAY;
    await addYearChannels(dataDir, CHANNELS, began);
    const order = {
      dataDir,
      channels: CHANNELS,
      began,
      days: DAYS,
      pollMinutes: POLL_MINUTES,
    };
    const young = await aged(order, 0, FIRST_DAYS);
    const rarely = { ...order, pollMinutes: RARE_POLL_MINUTES };
    const between = await liveApart({ ...rarely, from: FIRST_DAYS, to: DAYS - LAST_DAYS });
    const old = await aged(order, DAYS - LAST_DAYS, DAYS);
    return rowsOf(young, old, young.posts + between.posts + old.posts);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A bot at some age. */
interface Aged extends Lived {
  readonly startMs: number;
  readonly startCpuMs: number;
  readonly database: number;
  readonly index: number;
  /** Bytes of each table, with its indexes. */
  readonly tables: ReadonlyMap<string, number>;
}

type Order = Omit<Parameters<typeof liveApart>[0], "from" | "to">;

async function aged(order: Order, from: number, to: number): Promise<Aged> {
  const { dataDir } = order;
  const lived = await liveApart({ ...order, from, to });
  const starts = await startsOf(dataDir, order.began + to * DAY);
  return {
    ...lived,
    startMs: percentile(
      starts.map(({ ms }) => ms),
      50,
    ),
    startCpuMs: percentile(
      starts.map(({ cpuMs }) => cpuMs),
      50,
    ),
    database: statSync(join(dataDir, "offprint.db")).size,
    index: sizeOf(join(dataDir, "search")),
    tables: await tablesIn(dataDir),
  };
}

/** Of the real process at that moment, on copies: it would take up what is due. */
async function startsOf(dataDir: string, at: Instant) {
  const { main } = await thisBuild();
  const shift = new URL("shifted-clock.js", import.meta.url).href;
  const starts: Awaited<ReturnType<typeof startProcess>>[] = [];
  for (let n = 0; n < STARTS; n++) {
    const copy = `${dataDir}-start`;
    cpSync(dataDir, copy, { recursive: true, preserveTimestamps: true });
    const then = { NODE_OPTIONS: `--import ${shift}`, SHIFT_CLOCK_MS: String(at - Date.now()) };
    starts.push(await startProcess(main, copy, [], then));
    rmSync(copy, { recursive: true });
  }
  return starts;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(folder, name)).size)
    .reduce((sum, size) => sum + size, 0);
}

async function tablesIn(dataDir: string): Promise<ReadonlyMap<string, number>> {
  const tables = new Map<string, number>();
  await inDatabase(dataDir, (database) => {
    const sizes = database.prepare(
      `SELECT tbl_name AS name, sum(pgsize) AS bytes FROM dbstat
       JOIN sqlite_schema USING (name) GROUP BY tbl_name ORDER BY bytes DESC`,
    );
    for (const { name, bytes } of sizes.all()) tables.set(readText(name), readInteger(bytes));
  });
  return tables;
}

function rowsOf(young: Aged, old: Aged, posts: number): BenchResult[] {
  const name = `${CHANNELS.toLocaleString("en")} channels, ${DAYS} days`;
  const first = `after ${FIRST_DAYS}`;
  const beside = (what: string, unit: string, measure: (of: Aged) => number) =>
    besidePeer(row(`${name}: ${what}`, measure(old), unit), first, measure(young));
  const costs = (of: Aged, what: string) => of.costs[what] ?? [];
  return [
    row(`${name}: digests posted`, posts, ""),
    beside("database", "MB", ({ database }) => database / MEGABYTE),
    ...Array.from(old.tables.keys(), (table) =>
      beside(`its ${table}`, "MB", ({ tables }) => (tables.get(table) ?? 0) / MEGABYTE),
    ),
    beside("search index", "MB", ({ index }) => index / MEGABYTE),
    beside("memory", "MB", ({ heap }) => heap),
    beside("start until the first answer", "ms", ({ startMs }) => startMs),
    beside("start, processor time", "ms", ({ startCpuMs }) => startCpuMs),
    // The first days have papers of a few days alone.
    beside("work of a day", "cpu ms", ({ dayCosts }) => percentile(dayCosts.slice(-3), 50)),
    beside("first answers, p99", "cpu ms", (of) => percentile(Object.values(of.costs).flat(), 99)),
    ...Object.keys(old.costs).map((what) =>
      beside(`${what}, p50`, "cpu ms", (of) => percentile(costs(of, what), 50)),
    ),
  ];
}
