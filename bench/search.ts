import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Paper } from "../src/paper/paper.ts";
import { isStopWord, tokenize } from "../src/query/tokenize.ts";
import { openDatabase } from "../src/stores/database.ts";
import type { BenchResult } from "./bench-result.ts";
import { benchPapers, mulberry32 } from "./search-corpus.ts";
import { addAll, distinctWords, type Engine, ours, plainFts5 } from "./search-engines.ts";

const SEARCHES = 300;
const SIMILAR = 60;
const MEGABYTE = 1024 * 1024;

/**
 * Measures ranked search beside plain FTS5 in one run: the same papers and queries, each query to
 * both, in turns who is first.
 * @param corpus a JSONL file of `{id, title, abstract}`, gzipped or not; without it papers are made up
 */
export async function searchBench(corpus?: string): Promise<BenchResult[]> {
  const papers = benchPapers(corpus);
  const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
  const our = open(join(folder, "ours"), ours);
  const peer = open(join(folder, "peer"), plainFts5);
  try {
    return [...measure(papers, our, peer), memory(corpus)];
  } finally {
    our.close();
    peer.close();
    rmSync(folder, { recursive: true });
  }
}

interface Opened extends Engine {
  bytes(): number;
  close(): void;
}

function open(
  dataDir: string,
  create: (database: ReturnType<typeof openDatabase>) => Engine,
): Opened {
  const database = openDatabase({ dataDir });
  const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
  return {
    ...create(database),
    bytes: () => pragma("page_count") * pragma("page_size"),
    close: () => database.close(),
  };
}

function measure(papers: readonly Paper[], our: Opened, peer: Opened): BenchResult[] {
  const of = `${papers.length.toLocaleString("en")} papers`;
  const [ourBuild = 0, peerBuild = 0] = [our, peer].map((engine) =>
    timed(() => addAll(engine, papers)),
  );
  const queries = queriesFrom(papers, SEARCHES);
  const samples = papers.filter((_, n) => n % Math.ceil(papers.length / SIMILAR) === 0);
  return [
    compared(`search: indexing ${of}`, ourBuild / 1000, peerBuild / 1000, "s"),
    compared("search: size on disk", our.bytes() / MEGABYTE, peer.bytes() / MEGABYTE, "MB"),
    ...latencies("search: all words", queries, our.all, peer.all),
    ...latencies("search: any word", queries, our.any, peer.any),
    ...latencies("search: similar papers", samples, our.similar, peer.similar),
  ];
}

/** What a process needs that has indexed and searched: of each engine a process of its own. */
function memory(corpus: string | undefined): BenchResult {
  const script = fileURLToPath(new URL("./search-memory.js", import.meta.url));
  const [our = 0, peer = 0] = ["ours", "peer"].map((engine) => {
    const words = [script, engine, ...(corpus === undefined ? [] : [corpus])];
    return Number(execFileSync(process.execPath, words, { encoding: "utf8" })) / MEGABYTE;
  });
  return compared("search: peak memory of the process, papers included", our, peer, "MB");
}

/** Two to four telling words that stand together in a title, as people remember one. */
function queriesFrom(papers: readonly Paper[], count: number): string[][] {
  const random = mulberry32(7);
  const pick = (below: number) => Math.floor(random() * below);
  return Array.from({ length: count }, () => {
    const title = papers[pick(papers.length)]?.title ?? "";
    const words = distinctWords(title).filter((word) => !tokenize(word).every(isStopWord));
    const start = pick(Math.max(1, words.length - 3));
    return words.slice(start, start + 2 + pick(3));
  }).filter((words) => words.length > 0);
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
  const written = (value: number) => `${value.toPrecision(3)} ${unit}`;
  return { name, ours: written(our), peer: written(peer), ...(peer > 0 && { ratio: our / peer }) };
}
