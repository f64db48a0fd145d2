import type { Paper } from "../../src/paper/paper.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "../build-before.ts";
import { middleCost } from "../measure.ts";

const VOTED = 1_100;
const UNVOTED = 9_000;
/** Counted four times each. */
const COUNTS = 4;
const RUNS = 9;
const NOW = Date.UTC(2026, 10, 23, 9);

/** What trends in a month, among papers that have votes alone, and among the many beside them that have none. */
export async function trendingGrowth(): Promise<BenchResult[]> {
  const name = `growth: trending of a month, ${VOTED} papers with votes and ${UNVOTED} without`;
  const own = await thisBuild();
  const earlier = await buildBefore();
  const peers: [string, number][] = [["without those", await cost(own, 0)]];
  if (earlier) peers.push(["build before", await cost(earlier, UNVOTED)]);
  return besidePeers(row(name, await cost(own, UNVOTED), "cpu ms"), peers);
}

async function modulesOf({ modules }: BenchedBuild) {
  const at = (path: string) => import(new URL(path, modules).href);
  const { openDatabase }: typeof import("../../src/stores/database.ts") =
    await at("stores/database.js");
  const { createCatalogue }: typeof import("../../src/catalogue/sqlite-catalogue.ts") = await at(
    "catalogue/sqlite-catalogue.js",
  );
  const { listTrending }: typeof import("../../src/trending/list-trending.ts") = await at(
    "trending/list-trending.js",
  );
  return { openDatabase, createCatalogue, listTrending };
}

async function cost(build: BenchedBuild, unvoted: number): Promise<number> {
  const { openDatabase, createCatalogue, listTrending } = await modulesOf(build);
  const database = openDatabase({ dataDir: ":memory:" });
  try {
    const catalogue = createCatalogue(database);
    catalogue.upsert(
      "arxiv",
      NOW - 5 * DAY,
      Array.from({ length: unvoted }, (_, n) => paperOf(VOTED + n)),
    );
    for (let count = 0; count < COUNTS; count++) {
      const voted = Array.from({ length: VOTED }, (_, n) => ({
        ...paperOf(n),
        votes: (count * n) % 50,
      }));
      catalogue.upsert("huggingface", NOW - (COUNTS - count) * 7 * HOUR, voted);
    }
    return middleCost(RUNS, () =>
      listTrending({ catalogue, order: () => undefined }, { window: "month", asOf: NOW }),
    );
  } finally {
    database.close();
  }
}

function paperOf(n: number): Paper {
  const id = `arxiv:2611.${String(n).padStart(5, "0")}` as const;
  return {
    id,
    title: `Paper ${n}`,
    abstract: "Of what is measured here, a sentence. ".repeat(30),
    authors: [`Author ${n % 500}`],
    categories: ["cs.LG"],
    publishedAt: NOW - (n % 700) * HOUR,
    links: { page: `https://arxiv.org/abs/${id.slice(6)}` },
    keywords: [],
  };
}
