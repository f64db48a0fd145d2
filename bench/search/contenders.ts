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
 * All engines, or ours and those that `BENCH_ENGINES` names, and the build that `BENCH_BEFORE` names, if it does.
 * @param folder where the papers and what is asked are written, and each engine's files
 */
export function contendersIn(folder: string, count: number): Contender[] {
  const today = enginesNamed(process.env.BENCH_ENGINES).map((kind): Contender => {
    const start = () => startEngine(WORKER, kind.name, folder, count);
    return { name: kind.name, kind, folder: join(folder, kind.name), start };
  });
  const checkout = process.env.BENCH_BEFORE;
  return checkout === undefined ? today : [...today, buildBefore(checkout, folder, count)];
}

/** @param names with commas between them; without, all @throws Error for a name that no engine has */
function enginesNamed(names: string | undefined): readonly EngineKind[] {
  if (names === undefined) return engines;
  const wanted = [ours.name, ...names.split(",")];
  const unknown = wanted.find((name) => !engines.some((kind) => kind.name === name));
  if (unknown === undefined) return engines.filter(({ name }) => wanted.includes(name));
  const known = engines.map(({ name }) => name).join(", ");
  throw new Error(`There is no engine “${unknown}” to compare with: ${known}.`);
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
