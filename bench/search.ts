import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Paper } from "../src/paper/paper.ts";
import { type BenchResult, besidePeer, row } from "./bench-result.ts";
import { benchPapers } from "./search-corpus.ts";
import { bytesIn, type Engine, type OpenEngine, openFts5, openOurs } from "./search-engines.ts";
import { type Asked, queriesFrom } from "./search-queries.ts";

const SEARCHES = 300;
const SIMILAR = 20;
const BATCH = 500;
/** How many papers come in at a time while others search. */
const COMING = 32;
const MEGABYTE = 1024 * 1024;

/**
 * Measures ranked search beside plain FTS5 in one run: the same papers and queries, each query to
 * both, in turns who is first. `BENCH_DATA` names a JSONL file of `{id, title, abstract}`, gzipped or
 * not; without it papers are made up. `BENCH_PAPERS` is how many there are to be: further ones are
 * spliced from those of the file.
 */
export async function searchBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
  try {
    const { our, peer, asked, coming } = await buildBoth(folder);
    const found = compareQueries(asked, our.engine, peer.engine);
    await our.engine.close();
    await peer.engine.close();
    const sizes = compared("search: size on disk", megabytes(our), megabytes(peer), "MB");
    const opened = reopened(folder);
    const busy = await whileBusy(asked, coming, await openOurs(our.folder, asked.papers));
    const of = `${asked.papers.toLocaleString("en")} papers`;
    return [
      compared(`search: indexing ${of}`, our.seconds, peer.seconds, "s"),
      sizes,
      ...found,
      busy,
      ...opened,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Only here are all papers in memory: half a million of them would slow both engines down. */
async function buildBoth(folder: string) {
  const wanted = Number(process.env.BENCH_PAPERS);
  const papers = benchPapers(process.env.BENCH_DATA, wanted > 0 ? wanted : undefined);
  const asked: Asked = {
    papers: papers.length,
    queries: queriesFrom(papers, SEARCHES),
    samples: papers.filter((_, n) => n % Math.ceil(papers.length / SIMILAR) === 0),
  };
  const our = await build(openOurs, join(folder, "ours"), papers);
  const peer = await build(openFts5, join(folder, "peer"), papers);
  writeFileSync(join(folder, "asked.json"), JSON.stringify(asked));
  return { our, peer, asked, coming: papers.slice(0, SEARCHES * COMING) };
}

interface Built {
  readonly engine: Engine;
  readonly folder: string;
  readonly seconds: number;
}

/** Adds papers as they come in life, some hundreds at a time. */
async function build(open: OpenEngine, folder: string, papers: readonly Paper[]): Promise<Built> {
  const began = performance.now();
  const engine = await open(folder);
  for (let at = 0; at < papers.length; at += BATCH) {
    engine.add(papers.slice(at, at + BATCH));
    await nextTurn();
  }
  await engine.settled();
  return { engine, folder, seconds: (performance.now() - began) / 1000 };
}

function compareQueries({ queries, samples }: Asked, our: Engine, peer: Engine): BenchResult[] {
  return [
    ...latencies("search: all words", queries, our.all, peer.all),
    ...latencies("search: any word", queries, our.any, peer.any),
    ...latencies("search: a phrase", queries, our.phrase, peer.phrase),
    ...latencies("search: similar papers", samples, our.similar, peer.similar),
  ];
}

/**
 * Searches that arrive in the worst moment, as a batch of papers is about to be taken in: they wait
 * for it. Meanwhile files are written and merged.
 */
async function whileBusy(
  { queries }: Asked,
  coming: readonly Paper[],
  our: Engine,
): Promise<BenchResult> {
  const times: number[] = [];
  for (const [n, words] of queries.entries()) {
    const batch = coming.slice(n * COMING, (n + 1) * COMING);
    const changed = batch.map((paper) => ({ ...paper, title: `${paper.title} v${n}` }));
    const search = n % 2 === 0 ? our.all : our.any;
    times.push(
      timed(() => {
        our.add(changed);
        search(words);
      }),
    );
    await nextTurn();
  }
  await our.close();
  const name = `search: behind ${COMING} papers that come in, during merges, p95`;
  return row(name, percentile(times, 95), "ms");
}

const Reopened = z.object({ bytes: z.number(), opened: z.number() });

/** What a process needs that opens the index and searches it: of each engine a process of its own. */
function reopened(folder: string): BenchResult[] {
  const script = fileURLToPath(new URL("./search-memory.js", import.meta.url));
  const [our, peer] = (["ours", "peer"] as const).map((engine) => {
    const answer = execFileSync(process.execPath, [script, engine, folder], { encoding: "utf8" });
    return Reopened.parse(JSON.parse(answer));
  });
  if (!our || !peer) return [];
  const memory = "search: memory of a process that searches";
  return [
    compared(memory, our.bytes / MEGABYTE, peer.bytes / MEGABYTE, "MB"),
    compared("search: opening", our.opened, peer.opened, "ms"),
  ];
}

function latencies<T>(
  name: string,
  inputs: readonly T[],
  our: (input: T) => void,
  peer: (input: T) => void,
): BenchResult[] {
  const times = inputs.map((input, turn) => {
    const first = turn % 2 === 0 ? timed(() => our(input)) : undefined;
    const peers = timed(() => peer(input));
    return { our: first ?? timed(() => our(input)), peer: peers };
  });
  return [50, 95].map((percent) => {
    const [a, b] = [times.map((time) => time.our), times.map((time) => time.peer)];
    return compared(`${name}, p${percent}`, percentile(a, percent), percentile(b, percent), "ms");
  });
}

function megabytes({ folder }: Built): number {
  return bytesIn(folder) / MEGABYTE;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

function compared(name: string, our: number, peer: number, unit: string): BenchResult {
  return besidePeer(row(name, our, unit), "SQLite FTS5, porter", peer);
}
