import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { listTrending } from "../../src/trending/list-trending.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { percentile, threadMs } from "../measure.ts";

const VOTED = 1_100;
const UNVOTED = 9_000;
/** Counted four times each. */
const COUNTS = 4;
const RUNS = 9;
const NOW = Date.UTC(2026, 10, 23, 9);

/** What trends in a month, among papers that have votes alone, and among the many beside them that have none. */
export function trendingGrowth(): BenchResult[] {
  const name = `growth: trending of a month, ${VOTED} papers with votes and ${UNVOTED} without`;
  return [besidePeer(row(name, cost(UNVOTED), "cpu ms"), "without those", cost(0))];
}

function cost(unvoted: number): number {
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
    return percentile(
      Array.from({ length: RUNS }, () => {
        const before = threadMs();
        listTrending({ catalogue, order: () => undefined }, { window: "month", asOf: NOW });
        return threadMs() - before;
      }),
      50,
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
