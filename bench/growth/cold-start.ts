import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "../build-before.ts";
import { learnForLong } from "../load/long-used.ts";
import { percentile } from "../measure.ts";
import { startProcess } from "../start-process.ts";

const FEW = 146;
const MANY = Number(process.env.BENCH_PAPERS ?? 120_000);
const STARTS = 5;

/** The real process until its first answer, with files that the system has not in memory: few papers, and many. */
export async function coldStartGrowth(corpus = process.env.BENCH_DATA): Promise<BenchResult[]> {
  const few = await coldStart(await thisBuild(), FEW, corpus);
  const many = await coldStart(await thisBuild(), MANY, corpus);
  const earlier = await buildBefore();
  const before = earlier && (await coldStart(earlier, MANY, corpus));
  const name = `growth: cold start, ${MANY.toLocaleString("en")} papers: first answer`;
  const peers = [
    [`with ${FEW} papers`, few] as const,
    ...(before === undefined ? [] : [["build before", before] as const]),
  ];
  return besidePeers(row(name, many, "ms"), peers);
}

async function coldStart(build: BenchedBuild, count: number, corpus?: string): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-cold-"));
  try {
    await learnForLong(build, dataDir, [...benchPapers(corpus, count)]);
    const times: number[] = [];
    for (let n = 0; n < STARTS; n++) {
      cool(dataDir);
      times.push((await startProcess(build.main, dataDir)).ms);
    }
    return percentile(times, 50);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

/** Has the system forget a folder's files, where it has GNU's `dd`; elsewhere the start is a warm one. */
function cool(folder: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    try {
      execFileSync("dd", [`if=${file}`, "iflag=nocache", "count=0"], { stdio: "ignore" });
    } catch {
      return;
    }
  }
}
