import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Paper } from "../src/paper/paper.ts";
import { isStopWord, tokenize } from "../src/query/tokenize.ts";
import { openDatabase } from "../src/stores/database.ts";
import type { BenchResult } from "./bench-result.ts";
import { mulberry32, readPapers, syntheticPapers } from "./search-corpus.ts";
import { distinctWords, type Engine, ours, plainFts5 } from "./search-engines.ts";

const SEARCHES = 300;
const SIMILAR = 60;
const BATCH = 500;
const MEGABYTE = 1024 * 1024;

/**
 * Measures ranked search beside plain FTS5 in one run: the same papers, the same queries, each
 * query to one and then to the other.
 * @param corpus a JSONL file of `{id, title, abstract}`, gzipped or not; without it papers are made up
 */
export async function searchBench(corpus?: string): Promise<BenchResult[]> {
  const papers = corpus === undefined ? syntheticPapers() : readPapers(corpus);
  const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
  const our = open(join(folder, "ours"), ours);
  const peer = open(join(folder, "peer"), plainFts5);
  try {
    return measure(papers, our, peer);
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
  const [ourBuild, peerBuild] = [built(our, papers), built(peer, papers)];
  const queries = queriesFrom(papers, SEARCHES);
  const samples = papers.filter((_, n) => n % Math.ceil(papers.length / SIMILAR) === 0);
  return [
    compared(`search: indexing ${of}`, ourBuild.seconds, peerBuild.seconds, "s"),
    compared("search: memory grown by indexing", ourBuild.megabytes, peerBuild.megabytes, "MB"),
    compared("search: size on disk", our.bytes() / MEGABYTE, peer.bytes() / MEGABYTE, "MB"),
    ...latencies("search: all words", queries, our.all, peer.all),
    ...latencies("search: any word", queries, our.any, peer.any),
    ...latencies("search: similar papers", samples, our.similar, peer.similar),
  ];
}

function built(engine: Engine, papers: readonly Paper[]): { seconds: number; megabytes: number } {
  const memory = process.memoryUsage.rss();
  const start = performance.now();
  for (let at = 0; at < papers.length; at += BATCH) engine.add(papers.slice(at, at + BATCH));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, megabytes: Math.max(0, process.memoryUsage.rss() - memory) / MEGABYTE };
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
  const times = inputs.map((input) => ({
    our: timed(() => our(input)),
    peer: timed(() => peer(input)),
  }));
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
