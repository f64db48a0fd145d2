import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BenchResult, besideRows, row } from "./bench-result.ts";
import { percentile } from "./measure.ts";
import type { inDatabase, learn } from "./month-of-papers.ts";

/** This program, or an earlier one to be compared with. */
export interface BenchedBuild {
  /** What operators run. */
  readonly main: URL;
  /** Its modules, each in a file, as `tsc -p tsconfig.bench.json` compiled them: from here on. */
  readonly modules: URL;
  readonly learn: typeof learn;
  readonly inDatabase: typeof inDatabase;
}

const OWN = new URL("..", import.meta.url);

export function thisBuild(): Promise<BenchedBuild> {
  return buildIn(OWN);
}

/** That of the checkout that `BENCH_BEFORE` names, if it does. */
export async function buildBefore(): Promise<BenchedBuild | undefined> {
  const folder = folderBefore();
  return folder && buildIn(folder);
}

/** Both where there are two, ours first. */
export async function benchedBuilds(): Promise<readonly BenchedBuild[]> {
  const before = await buildBefore();
  return before ? [await thisBuild(), before] : [await thisBuild()];
}

/** Where it is compiled. */
export function folderBefore(): URL | undefined {
  const checkout = process.env.BENCH_BEFORE;
  return checkout === undefined ? undefined : new URL("dist/bench/", `${pathToFileURL(checkout)}/`);
}

async function buildIn(folder: URL): Promise<BenchedBuild> {
  const ways: typeof import("./month-of-papers.ts") = await import(
    new URL("bench/month-of-papers.js", folder).href
  );
  const { learn, inDatabase } = ways;
  return { main: programIn(folder), modules: new URL("src/", folder), learn, inDatabase };
}

/** Builds from before there was a bundler ran each module in place. */
function programIn(folder: URL): URL {
  const checkout = new URL("../../", folder);
  if (!existsSync(new URL("scripts/run/bundle.js", checkout)))
    return new URL("src/main.js", folder);
  execFileSync("npm", ["run", "build"], { cwd: checkout });
  return new URL("dist/src/main.js", checkout);
}

/** Runs of each build, in processes of their own, that take turns. */
const TURNS = 5;

/**
 * A part of the benchmark as each build measures it by itself, ours beside the build before, each the
 * middle of its turns; undefined when no build before is named.
 */
export function besideBefore(part: string): readonly BenchResult[] | undefined {
  const folder = folderBefore();
  if (folder === undefined) return undefined;
  const ours: BenchResult[] = [];
  const before: BenchResult[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(...printedBy(OWN, part));
    before.push(...printedBy(folder, part));
  }
  return besideRows(middlesOf(ours), middlesOf(before));
}

/** One row of each name, whatever it was held beside. */
function middlesOf(results: readonly BenchResult[]): readonly BenchResult[] {
  const names = new Map(results.map(({ name, unit }) => [name, unit]));
  return Array.from(names, ([name, unit]) => {
    const values = results.filter((each) => each.name === name).map((each) => each.ours);
    return row(name, percentile(values, 50), unit);
  });
}

/** The rows that a build's own benchmark prints of a part. */
function printedBy(folder: URL, part: string): readonly BenchResult[] {
  const script = fileURLToPath(new URL("bench/index.js", folder));
  const { BENCH_BEFORE: _, ...env } = process.env;
  const clock = new URL("thread-clock.js", import.meta.url).href;
  const words = ["--import", clock, script, "--only", part, "--json"];
  const printed = execFileSync(process.execPath, words, { env, encoding: "utf8" });
  return printed
    .split("\n")
    .filter(Boolean)
    .map((line): BenchResult => JSON.parse(line));
}
