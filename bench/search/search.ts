import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Paper } from "../../src/paper/paper.ts";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { percentile } from "../measure.ts";
import { type Asked, queriesFrom } from "./asked.ts";
import { whileBusy } from "./busy.ts";
import { writtenTo } from "./corpus.ts";
import { type EngineProcess, startEngine, type What } from "./engine-process.ts";
import { engines } from "./engines.ts";
import { ours } from "./ours.ts";

const SEARCHES = 300;
const SIMILAR = 12;
const COMING = 9_600;
/** One engine is asked so many in a row, then the next: alternating each would leave all caches cold. */
const TURN = 20;
/** Asked once beforehand, so that what is compiled or read at the first time is not measured. */
const WARM_UP = 3;
const MEGABYTE = 1024 * 1024;

interface World extends Asked {
  readonly folder: string;
  readonly count: number;
  readonly coming: readonly Paper[];
}

/**
 * Measures ranked search beside other engines in one run: the same papers, the same queries, each
 * engine in a process of its own, asked in turns. `BENCH_DATA` names a JSONL file of
 * `{id, title, abstract}`, gzipped or not; without it papers are made up. `BENCH_PAPERS` is how many
 * there are to be: further ones are spliced from those of the file.
 */
export async function searchBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
  try {
    const world = prepare(folder);
    const { seconds, megabytes } = await buildAll(world);
    const asked = await askAll(world);
    const busy = await whileBusy({ ...world, folder: join(folder, ours.name) });
    return [
      ...compared(`indexing ${world.count.toLocaleString("en")} papers`, seconds, "s"),
      ...compared("size on disk", megabytes, "MB"),
      ...asked,
      busy,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function prepare(folder: string): World {
  const wanted = Number(process.env.BENCH_PAPERS);
  const papers = benchPapers(process.env.BENCH_DATA, wanted > 0 ? wanted : undefined);
  const every = Math.ceil(papers.count / SIMILAR);
  const titles: string[] = [];
  const samples: Paper[] = [];
  const coming: Paper[] = [];
  for (const paper of writtenTo(join(folder, "papers.jsonl"), papers)) {
    if (titles.length % every === 0) samples.push(paper);
    if (titles.length < COMING) coming.push(paper);
    titles.push(paper.title);
  }
  const asked: Asked = { queries: queriesFrom(titles, SEARCHES), samples };
  writeFileSync(join(folder, "asked.json"), JSON.stringify(asked));
  return { ...asked, folder, count: papers.count, coming };
}

async function buildAll({ folder, count }: World) {
  const seconds = new Map<string, number>();
  const megabytes = new Map<string, number>();
  for (const { name, build } of engines) {
    if (!build) continue;
    const engine = startEngine(name, folder, count);
    await orLeftOut(name, async () => {
      const [taken = 0] = await engine.request({ do: "build" });
      seconds.set(name, taken / 1000);
      megabytes.set(name, bytesIn(join(folder, name)) / MEGABYTE);
    });
    engine.end();
  }
  return { seconds, megabytes };
}

async function askAll(world: World): Promise<BenchResult[]> {
  const running = new Map<string, EngineProcess>();
  const opened = new Map<string, number>();
  for (const { name } of engines) {
    const engine = startEngine(name, world.folder, world.count);
    await orLeftOut(name, async () => {
      opened.set(name, (await engine.request({ do: "open" }))[0] ?? 0);
      running.set(name, engine);
    });
  }
  const searches = world.queries.length;
  const found = [
    ...(await latencies("all words", "all", searches, running)),
    ...(await latencies("any word", "any", searches, running)),
    ...(await latencies("a phrase", "phrase", searches, running)),
    ...(await latencies("similar papers", "similar", world.samples.length, running)),
  ];
  const memory = new Map<string, number>();
  for (const [name, engine] of running) {
    memory.set(name, ((await engine.request({ do: "memory" }))[0] ?? 0) / MEGABYTE);
    engine.end();
  }
  return [
    ...compared("opening", opened, "ms"),
    ...found,
    ...compared("memory of a process that searches", memory, "MB"),
  ];
}

/** A peer that cannot be had, or not with so many papers, is told of and left out. */
async function orLeftOut(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (name === ours.name) throw error;
    process.stderr.write(`${name} is left out: ${String(error)}\n`);
  }
}

async function latencies(
  name: string,
  what: What,
  count: number,
  running: ReadonlyMap<string, EngineProcess>,
): Promise<BenchResult[]> {
  const times = new Map<string, number[]>();
  const order = [...running];
  for (const [, { request }] of order) await request({ do: "ask", what, from: 0, to: WARM_UP });
  for (let from = 0; from < count; from += TURN) {
    for (const [engine, { request }] of order) {
      const taken = await request({ do: "ask", what, from, to: from + TURN });
      if (taken.length > 0) times.set(engine, [...(times.get(engine) ?? []), ...taken]);
    }
    order.push(...order.splice(0, 1));
  }
  return [50, 95].flatMap((percent) => {
    const at = [...times].map(([engine, taken]) => [engine, percentile(taken, percent)] as const);
    return compared(`${name}, p${percent}`, new Map(at), "ms");
  });
}

function compared(name: string, of: ReadonlyMap<string, number>, unit: string): BenchResult[] {
  const our = row(`search: ${name}`, of.get(ours.name) ?? 0, unit);
  return besidePeers(
    our,
    [...of].filter(([engine]) => engine !== ours.name),
  );
}

/** The size of all files in a folder, in bytes. */
function bytesIn(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => {
    const file = statSync(join(folder, name));
    return file.isFile() ? file.size : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
