import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Paper } from "../../src/paper/paper.ts";
import { benchPapers } from "../bench-papers.ts";
import type { BenchResult } from "../bench-result.ts";
import { askEngines } from "./ask-engines.ts";
import { type Asked, queriesFrom } from "./asked.ts";
import { whileBusy } from "./busy.ts";
import { compared } from "./compared.ts";
import { type Contender, contendersIn } from "./contenders.ts";
import { writtenTo } from "./corpus.ts";
import { orLeftOut } from "./or-left-out.ts";
import { ours } from "./ours.ts";

const SEARCHES = 300;
const SIMILAR = 12;
const COMING = 9_600;
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
 * there are to be: further ones are spliced from those of the file. `BENCH_BEFORE` names a checkout of
 * an earlier build to be asked too, and `BENCH_ENGINES` the only engines to compare with.
 */
export async function searchBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "search-bench-"));
  try {
    const world = prepare(folder);
    const contenders = contendersIn(folder, world.count);
    const { seconds, megabytes } = await buildAll(contenders);
    const asked = await askEngines(contenders, world);
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

async function buildAll(contenders: readonly Contender[]) {
  const seconds = new Map<string, number>();
  const megabytes = new Map<string, number>();
  for (const { name, kind, folder, start } of contenders) {
    if (!kind.build) continue;
    const engine = start();
    await orLeftOut(name, async () => {
      kind.install?.();
      const [taken = 0] = await engine.request({ do: "build" });
      seconds.set(name, taken / 1000);
      megabytes.set(name, bytesIn(folder) / MEGABYTE);
    });
    engine.end();
  }
  return { seconds, megabytes };
}

/** The size of all files in a folder, in bytes. */
function bytesIn(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => {
    const file = statSync(join(folder, name));
    return file.isFile() ? file.size : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
