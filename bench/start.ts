import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, besidePeers, row } from "./bench-result.ts";
import { type BenchedBuild, benchedBuilds, thisBuild } from "./build-before.ts";
import { percentile } from "./measure.ts";
import { type MeasuredStart, startProcess } from "./start-process.ts";

const STARTS = 7;

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
  const builds = await benchedBuilds();
  const starts = new Map<string, readonly MeasuredStart[]>();
  for (const papers of new Set(WAYS.map((way) => way.papers)))
    for (const [name, each] of await startsWith(papers, builds)) starts.set(name, each);
  const few = starts.get("146 papers")?.[0];
  const ways = [...starts].flatMap(([name, [own, before]]) =>
    own ? rowsOf(name, own, { "with 146 papers": few, "build before": before }) : [],
  );
  return [...(await throughScript()), ...ways];
}

/** By way, of each build, in a folder of papers that it learnt itself. */
async function startsWith(
  papers: number,
  builds: readonly BenchedBuild[],
): Promise<ReadonlyMap<string, readonly MeasuredStart[]>> {
  const starts = new Map<string, readonly MeasuredStart[]>();
  await inFolders(builds, async (homes) => {
    for (const { build, folder } of homes) await build.learn(folder, syntheticPapers(papers));
    for (const way of WAYS.filter((each) => each.papers === papers)) {
      const ways = homes.map(
        ({ build, folder }) =>
          () =>
            startAs(way, build, folder),
      );
      starts.set(way.name, await middlesOf(ways));
    }
  });
  return starts;
}

function startAs(way: Way, { main }: BenchedBuild, folder: string): Promise<MeasuredStart> {
  if ("without" in way) rmSync(join(folder, way.without), { recursive: true, force: true });
  return startProcess(main, folder);
}

/** What `npm start` runs, where nothing changed, beside the compiled program alone. */
async function throughScript(): Promise<BenchResult[]> {
  const build = await thisBuild();
  const script = new URL("../../bin/offprint.js", build.main);
  const rows: BenchResult[] = [];
  await inFolders([build], async ([home]) => {
    if (!home) return;
    const [through, alone] = await middlesOf([
      () => startProcess(script, home.folder, ["start"]),
      () => startProcess(build.main, home.folder),
    ]);
    if (through)
      rows.push(...rowsOf("npm start, built before", through, { "without the script": alone }));
  });
  return rows;
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

/** Of each, started in turns, each measure's own median. */
async function middlesOf(
  ways: readonly (() => Promise<MeasuredStart>)[],
): Promise<readonly MeasuredStart[]> {
  const starts = ways.map((): MeasuredStart[] => []);
  for (let n = 0; n < STARTS; n++)
    for (const [which, start] of ways.entries()) starts[which]?.push(await start());
  return starts.map(middleOf);
}

function middleOf(starts: readonly MeasuredStart[]): MeasuredStart {
  const middle = (key: keyof MeasuredStart) =>
    percentile(
      starts.map((each) => each[key]),
      50,
    );
  return { ms: middle("ms"), cpuMs: middle("cpuMs"), megabytes: middle("megabytes") };
}

/** A build and the folder it works in. */
interface Home {
  readonly build: BenchedBuild;
  readonly folder: string;
}

async function inFolders(
  builds: readonly BenchedBuild[],
  work: (homes: readonly Home[]) => Promise<void>,
): Promise<void> {
  const homes = builds.map((build) => ({
    build,
    folder: mkdtempSync(join(tmpdir(), "start-bench-")),
  }));
  try {
    await work(homes);
  } finally {
    for (const { folder } of homes) rmSync(folder, { recursive: true, force: true });
  }
}
