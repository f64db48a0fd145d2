import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createBitmapMatcher } from "../../src/matching/bitmap-matcher.ts";
import { createTopicMatches } from "../../src/matching/topic-matches.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import type { Query } from "../../src/query/query.ts";
import { createSearch } from "../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../src/search/inverted/segments/segment-set.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { benchTopics } from "../matching-topics.ts";
import { percentile, threadMs } from "../measure.ts";

const PAPERS = 4_000;
const FRESH = 300;
const TOPICS = 50_000;
const ADDED = 20;

/** What it takes that topics remember the papers of 14 days, beside matching these alone and beside reading them all. */
export async function topicGrowth(corpus = process.env.BENCH_DATA): Promise<BenchResult[]> {
  const now = Date.now();
  const all = [...benchPapers(corpus, PAPERS + FRESH + 10_000)];
  const known = dated(all.slice(0, PAPERS), now);
  const fresh = dated(all.slice(PAPERS, PAPERS + FRESH), now);
  const topics = benchTopics(all.slice(PAPERS + FRESH), TOPICS + ADDED);
  const standing = mapOf(topics.slice(0, TOPICS));
  const { database, catalogue, index } = learn(known, now);
  const matcher = createBitmapMatcher();
  const matches = createTopicMatches({ matcher, catalogue, index });
  matcher.set(standing);
  const alone = (papers: readonly Paper[]) => cpu(() => matcher.match(papers, () => undefined));
  alone(known);
  const matchKnown = alone(known);
  const before = held();
  const start = threadMs();
  await matches.setTopics(standing, now);
  const fill = threadMs() - start;
  const bytes = held() - before;
  const pairs = topics.reduce((sum, { key }) => sum + matches.of(key).size, 0);
  const plain = held();
  const maps = asMaps(topics.map(({ key }) => [key, matches.of(key)] as const));
  const mapBytes = held() - plain;
  maps.length = 0;
  const matchFresh = alone(fresh);
  const take = cpu(() => matches.take(fresh, now));
  const add = topics
    .slice(TOPICS)
    .map((topic) => cpu(() => matches.changeTopics({ gone: [], come: mapOf([topic]) }, now)));
  const readAll = cpu(() => {
    const papers = catalogue.recent({ since: now - 14 * DAY, limit: PAPERS });
    catalogue.sightings(
      papers.map(({ id }) => id),
      0,
    );
  });
  database.close();
  const name = `growth: ${TOPICS.toLocaleString("en")} topics`;
  return [
    besidePeer(
      row(`${name}: a paper and its topic remembered`, bytes / pairs, "B"),
      "maps of ids and keys",
      mapBytes / pairs,
    ),
    besidePeer(
      row(`${name}: filled with ${PAPERS} papers`, fill, "cpu ms"),
      "matching them alone, all at once",
      matchKnown,
    ),
    besidePeer(
      row(`${name}: a new paper taken in`, take / FRESH, "cpu ms"),
      "matching it alone",
      matchFresh / FRESH,
    ),
    besidePeer(
      row(`${name}: one more`, percentile(add, 50), "cpu ms"),
      `reading ${PAPERS} papers`,
      readAll,
    ),
  ];
}

/** By topic and by paper. */
function asMaps(
  matched: readonly (readonly [key: string, papers: ReadonlyMap<PaperId, Instant>])[],
) {
  const byPaper = new Map<PaperId, Set<string>>();
  for (const [key, papers] of matched)
    for (const id of papers.keys()) byPaper.set(id, (byPaper.get(id) ?? new Set()).add(key));
  return [new Map(matched), byPaper];
}

function learn(papers: readonly Paper[], now: number) {
  const database = openDatabase({ dataDir: ":memory:" });
  const catalogue = createCatalogue(database);
  catalogue.upsert("arxiv", now - DAY, papers);
  const segments = createSegmentSet();
  segments.add(papers);
  return { database, catalogue, index: createSearch(segments.all, (ids) => catalogue.get(ids)) };
}

/** Published over the last thirteen days, the first the longest ago. */
function dated(papers: readonly Paper[], now: number): Paper[] {
  const pace = (13 * DAY) / papers.length;
  return papers.map((paper, n) => ({
    ...paper,
    publishedAt: Math.round(now - (papers.length - n) * pace),
  }));
}

function mapOf(topics: readonly { readonly key: string; readonly query: Query }[]) {
  return new Map(topics.map(({ key, query }) => [key, query]));
}

function cpu(work: () => void): number {
  const start = threadMs();
  work();
  return threadMs() - start;
}

/** Bytes in use, garbage left out. */
function held(): number {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc");
  // Once more for the buffers of what went the first time.
  gc();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
