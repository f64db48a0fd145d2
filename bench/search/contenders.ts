import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EngineKind } from "./engine.ts";
import { type EngineProcess, startEngine } from "./engine-process.ts";
import { engines } from "./engines.ts";
import { ours } from "./ours.ts";

/** An engine that takes part. */
export interface Contender {
  readonly name: string;
  readonly kind: EngineKind;
  /** Where its files are. */
  readonly folder: string;
  /** Starts a process for it. */
  start(): EngineProcess;
}

const WORKER = fileURLToPath(new URL("./worker.js", import.meta.url));

/**
 * All engines, and the build that `BENCH_BEFORE` names, if it does.
 * @param folder where the papers and what is asked are written, and each engine's files
 */
export function contendersIn(folder: string, count: number): Contender[] {
  const today = engines.map((kind): Contender => {
    const start = () => startEngine(WORKER, kind.name, folder, count);
    return { name: kind.name, kind, folder: join(folder, kind.name), start };
  });
  const checkout = process.env.BENCH_BEFORE;
  return checkout === undefined ? today : [...today, buildBefore(checkout, folder, count)];
}

/** As `tsc -p tsconfig.bench.json` compiled it. Its files have the same names, so that it works in a folder of its own. */
function buildBefore(checkout: string, folder: string, count: number): Contender {
  const worker = join(checkout, "dist", "bench", "bench", "search", "worker.js");
  const own = join(folder, "before");
  mkdirSync(own);
  for (const shared of ["papers.jsonl", "asked.json"])
    symlinkSync(`../${shared}`, join(own, shared));
  const start = () => startEngine(worker, ours.name, own, count);
  return { name: "the build before", kind: ours, folder: join(own, ours.name), start };
}
