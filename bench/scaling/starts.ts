import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moveOut } from "../../scripts/move/move.ts";
import type { Place } from "../../src/chat/place.ts";
import { syntheticPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { type BenchedBuild, thisBuild } from "../build-before.ts";
import { follow } from "../follow.ts";
import { learnForLong } from "../load/long-used.ts";
import { percentile } from "../measure.ts";
import { type MeasuredStart, startProcess } from "../start-process.ts";
import { makeDatabase } from "./bench-database.ts";

const PAPERS = Number(process.env.BENCH_PAPERS ?? 30_000);
const CHANNELS = Number(process.env.BENCH_CHANNELS ?? 10_000);
const STARTS = 3;
const EMBEDDED = "one folder";

/**
 * The real process until its first answer, on PostgreSQL: with a folder that is empty, into which all
 * papers come, and with one that has them and their index, beside the start on one folder that has everything.
 */
export async function sharedStarts(): Promise<BenchResult[]> {
  const build = await thisBuild();
  const database = await makeDatabase();
  if (!database) return [];
  const home = mkdtempSync(join(tmpdir(), "shared-starts-"));
  const own = join(home, "own");
  const moved = join(home, "moved");
  const fresh = join(home, "fresh");
  try {
    await fill(build, own);
    cpSync(own, moved, { recursive: true });
    await moveOut(moved, database.url, () => {});
    const env = { DATABASE_URL: database.url };
    const first = await startProcess(build.main, fresh, [], env);
    await finishIndex(build, fresh);
    const warm: MeasuredStart[] = [];
    const embedded: MeasuredStart[] = [];
    for (let turn = 0; turn < STARTS; turn++) {
      embedded.push(await startProcess(build.main, own));
      warm.push(await startProcess(build.main, fresh, [], env));
    }
    return rowsOf(first, middleOf(warm), middleOf(embedded));
  } finally {
    await database.drop();
    rmSync(home, { recursive: true });
  }
}

async function fill(build: BenchedBuild, folder: string): Promise<void> {
  await learnForLong(build, folder, syntheticPapers(PAPERS));
  const places = Array.from({ length: CHANNELS }, (_, n): Place => `discord:G${n % 500}/C${n}`);
  await build.inDatabase(folder, async (database) => {
    // Nobody needs them after a power cut.
    database.exec("PRAGMA synchronous = OFF");
    await follow(build, database, places);
  });
}

/** A process that ends at its first answer leaves an index that the next one would begin anew. */
async function finishIndex({ inDatabase, modules }: BenchedBuild, folder: string): Promise<void> {
  const at = (path: string) => new URL(path, modules).href;
  const { createCatalogue }: typeof import("../../src/catalogue/sqlite-catalogue.ts") =
    await import(at("catalogue/sqlite-catalogue.js"));
  const { openSearch }: typeof import("../../src/search/inverted/open-search.ts") = await import(
    at("search/inverted/open-search.js")
  );
  await inDatabase(folder, async (database) => {
    const catalogue = createCatalogue(database);
    const index = await openSearch({ folder: join(folder, "search"), catalogue });
    await index.settled();
    await index.close();
  });
}

function middleOf(starts: readonly MeasuredStart[]): MeasuredStart {
  const middle = (key: keyof MeasuredStart) =>
    percentile(
      starts.map((each) => each[key]),
      50,
    );
  return { ms: middle("ms"), cpuMs: middle("cpuMs"), megabytes: middle("megabytes") };
}

function rowsOf(first: MeasuredStart, warm: MeasuredStart, embedded: MeasuredStart): BenchResult[] {
  const of = `start, ${CHANNELS.toLocaleString("en")} channels and ${PAPERS.toLocaleString("en")} papers`;
  return [
    row(`${of}: first answer of a fresh process`, first.ms, "ms"),
    row(`${of}: papers a second that it took in until then`, (PAPERS * 1_000) / first.ms, ""),
    row(`${of}: processor time of it for a paper`, first.cpuMs / PAPERS, "ms"),
    besideEmbedded(`${of}: first answer of one that has the papers`, "ms"),
    besideEmbedded(`${of}: processor time of it`, "cpuMs"),
    besideEmbedded(`${of}: peak memory of it`, "megabytes"),
  ];

  function besideEmbedded(name: string, key: keyof MeasuredStart): BenchResult {
    const unit = key === "megabytes" ? "MB" : "ms";
    return besidePeer(row(name, warm[key], unit), EMBEDDED, embedded[key]);
  }
}
