import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, besidePeers, row } from "./bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "./build-before.ts";
import { percentile } from "./measure.ts";
import { type MeasuredStart, startProcess } from "./start-process.ts";

const STARTS = 5;

/** Ways to find a folder at the start: how many papers are in it, and what was taken out. */
const WAYS = [
  { name: "146 papers", papers: 146 },
  { name: "30,000 papers", papers: 30_000 },
  { name: "30,000 papers after a kill", papers: 30_000, without: "offprint.db.checked" },
  { name: "30,000 papers without an index", papers: 30_000, without: "search" },
] as const;

type Way = (typeof WAYS)[number];

/** Starts the real process until its first answer, beside the start with few papers and the build before. */
export async function startBench(): Promise<BenchResult[]> {
  const ours = await startsOf(await thisBuild());
  const earlier = await buildBefore();
  const before = earlier && (await startsOf(earlier));
  const few = ours.get("146 papers");
  const ways = WAYS.flatMap(({ name }) => {
    const own = ours.get(name);
    if (!own) return [];
    const peers = { "with 146 papers": few, "build before": before?.get(name) };
    return rowsOf(name, own, peers);
  });
  return [...(await throughScript()), ...ways];
}

async function startsOf(build: BenchedBuild): Promise<ReadonlyMap<string, MeasuredStart>> {
  const starts = new Map<string, MeasuredStart>();
  for (const papers of new Set(WAYS.map((way) => way.papers))) {
    await inFolder(async (folder) => {
      await build.learn(folder, syntheticPapers(papers));
      for (const way of WAYS.filter((each) => each.papers === papers))
        starts.set(way.name, await middleOf(() => startAs(way, build, folder)));
    });
  }
  return starts;
}

function startAs(way: Way, { main }: BenchedBuild, folder: string): Promise<MeasuredStart> {
  if ("without" in way) rmSync(join(folder, way.without), { recursive: true, force: true });
  return startProcess(main, folder);
}

/** What `npm start` runs, where nothing changed, beside the compiled program alone. */
async function throughScript(): Promise<BenchResult[]> {
  const { main } = await thisBuild();
  const script = new URL("../../scripts/run/run.js", main);
  return inFolder(async (folder) => {
    const alone = await middleOf(() => startProcess(main, folder));
    const through = await middleOf(() => startProcess(script, folder, ["src/main"]));
    return rowsOf("npm start, built before", through, { "without the script": alone });
  });
}

function rowsOf(
  name: string,
  own: MeasuredStart,
  peers: Readonly<Record<string, MeasuredStart | undefined>>,
): BenchResult[] {
  const measures = [
    { key: "ms", what: "first answer", unit: "ms" },
    { key: "cpuMs", what: "processor time", unit: "ms" },
    { key: "megabytes", what: "peak memory", unit: "MB" },
  ] as const;
  return measures.flatMap(({ key, what, unit }) => {
    const others = Object.entries(peers).flatMap(([peer, start]): [string, number][] =>
      start && start !== own ? [[peer, start[key]]] : [],
    );
    return besidePeers(row(`${name}: ${what}`, own[key], unit), others);
  });
}

/** Each measure's own median. */
async function middleOf(start: () => Promise<MeasuredStart>): Promise<MeasuredStart> {
  const starts: MeasuredStart[] = [];
  for (let n = 0; n < STARTS; n++) starts.push(await start());
  const middle = (key: keyof MeasuredStart) =>
    percentile(
      starts.map((each) => each[key]),
      50,
    );
  return { ms: middle("ms"), cpuMs: middle("cpuMs"), megabytes: middle("megabytes") };
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "start-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
