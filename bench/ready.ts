import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, row } from "./bench-result.ts";
import { learn, OFFLINE } from "./month-of-papers.ts";

const PAPERS = 30_000;
const STARTS = 5;

/** Starts the real process on a folder of 30,000 papers, until it has answered its first command. */
export async function readyBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "ready-bench-"));
  try {
    await learn(folder, syntheticPapers(PAPERS));
    const starts = [];
    for (let n = 0; n < STARTS; n++) starts.push(await start(folder));
    const middle = starts.sort((a, b) => a.ms - b.ms)[Math.floor(STARTS / 2)];
    const of = `${PAPERS.toLocaleString("en")} papers`;
    return [
      row(`ready with ${of}: first answer, median`, middle?.ms ?? Number.NaN, "ms"),
      row(`ready with ${of}: peak memory`, middle?.megabytes ?? Number.NaN, "MB"),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function start(dataDir: string): Promise<{ ms: number; megabytes: number }> {
  const main = new URL("../src/main.js", import.meta.url);
  const env = { ...process.env, ...OFFLINE, DATA_DIR: dataDir };
  const began = performance.now();
  const child = spawn(process.execPath, [main.pathname], { env });
  child.stdin.write("trending count:1\n");
  await once(child.stdout, "data");
  const ms = performance.now() - began;
  const megabytes = peakMegabytes(child);
  child.stdin.end();
  await once(child, "close");
  return { ms, megabytes };
}

/** Linux tells a process's peak; elsewhere it is not known. */
function peakMegabytes({ pid }: ChildProcessWithoutNullStreams): number {
  try {
    const peak = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(peak?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
