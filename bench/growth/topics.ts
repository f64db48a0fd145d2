import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import type { Query } from "../../src/query/query.ts";
import { DAY } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "../build-before.ts";
import { type BenchTopic, benchTopics } from "../matching-topics.ts";
import { costOf, percentile, threadMs } from "../measure.ts";

/** Of arXiv's categories of computer science within 14 days, about. */
const PAPERS = 16_000;
const FRESH = 300;
const TOPICS = 100_000;
const ADDED = 20;
/** Topics whose pairs are put into maps: all of them would not fit into a heap of 4 GB. */
const IN_MAPS = 10_000;

/** What it takes that topics remember the papers of 14 days, beside matching these alone, reading them all, and the build before. */
export async function topicGrowth(corpus = process.env.BENCH_DATA): Promise<BenchResult[]> {
  const now = Date.now();
  const all = [...benchPapers(corpus, PAPERS + FRESH + 10_000)];
  const given: Given = {
    now,
    known: dated(all.slice(0, PAPERS), now),
    fresh: dated(all.slice(PAPERS, PAPERS + FRESH), now),
    topics: benchTopics(all.slice(PAPERS + FRESH), TOPICS + ADDED),
  };
  const ours = await measured(await thisBuild(), given);
  const earlier = await buildBefore();
  const before = earlier && (await measured(earlier, given));
  const name = `growth: ${TOPICS.toLocaleString("en")} topics`;
  const measures = [
    ["bytes", "a paper and its topic remembered", "B", "maps of ids and keys"],
    ["fill", `filled with ${PAPERS} papers`, "cpu ms", "matching them alone, all at once"],
    ["take", "a new paper taken in", "cpu ms", "matching it alone"],
    ["add", "one more", "cpu ms", `reading ${PAPERS} papers`],
  ] as const;
  return measures.flatMap(([key, what, unit, peerName]) => {
    const peers: [string, number][] = [[peerName, ours[key].peer]];
    if (before) peers.push(["build before", before[key].cost]);
    return besidePeers(row(`${name}: ${what}`, ours[key].cost, unit), peers);
  });
}

interface Given {
  readonly now: number;
  readonly known: readonly Paper[];
  readonly fresh: readonly Paper[];
  readonly topics: readonly BenchTopic[];
}

/** What a build takes, and what it takes in another way. */
type Measured = Readonly<
  Record<"bytes" | "fill" | "take" | "add", { readonly cost: number; readonly peer: number }>
>;

async function measured(build: BenchedBuild, given: Given): Promise<Measured> {
  const { known, fresh, topics, now } = given;
  const parts = await modulesOf(build);
  const { database, catalogue, index } = learn(parts, known, now);
  const matcher = parts.createBitmapMatcher();
  const matches = parts.createTopicMatches({ matcher, catalogue, index });
  const standing = mapOf(topics.slice(0, TOPICS));
  matcher.set(standing);
  const alone = (papers: readonly Paper[]) => costOf(() => matcher.match(papers, () => undefined));
  alone(known);
  const matchKnown = alone(known);
  const before = held();
  const start = threadMs();
  await matches.setTopics(standing, now);
  const fill = threadMs() - start;
  const bytes = held() - before;
  const pairs = topics.reduce((sum, { key }) => sum + matches.of(key).size, 0);
  const plain = held();
  const some = topics.slice(0, IN_MAPS).map(({ key }) => [key, matches.of(key)] as const);
  const maps = asMaps(some);
  const mapBytes = held() - plain;
  const mapPairs = some.reduce((sum, [, papers]) => sum + papers.size, 0);
  maps.length = 0;
  const matchFresh = alone(fresh);
  const take = costOf(() => matches.take(fresh, now));
  const added = topics
    .slice(TOPICS)
    .map((topic) => costOf(() => matches.changeTopics({ gone: [], come: mapOf([topic]) }, now)));
  const readAll = costOf(() => {
    const papers = catalogue.recent({ since: now - 14 * DAY, limit: PAPERS });
    catalogue.sightings(
      papers.map(({ id }) => id),
      0,
    );
  });
  database.close();
  return {
    bytes: { cost: bytes / pairs, peer: mapBytes / mapPairs },
    fill: { cost: fill, peer: matchKnown },
    take: { cost: take / FRESH, peer: matchFresh / FRESH },
    add: { cost: percentile(added, 50), peer: readAll },
  };
}

async function modulesOf({ modules }: BenchedBuild) {
  const at = (path: string) => import(new URL(path, modules).href);
  const database: typeof import("../../src/stores/database.ts") = await at("stores/database.js");
  const catalogue: typeof import("../../src/catalogue/sqlite-catalogue.ts") = await at(
    "catalogue/sqlite-catalogue.js",
  );
  const search: typeof import("../../src/search/inverted/inverted-index.ts") = await at(
    "search/inverted/inverted-index.js",
  );
  const segments: typeof import("../../src/search/inverted/segments/segment-set.ts") = await at(
    "search/inverted/segments/segment-set.js",
  );
  const matcher: typeof import("../../src/matching/bitmap-matcher.ts") = await at(
    "matching/bitmap-matcher.js",
  );
  return {
    ...database,
    ...catalogue,
    ...search,
    ...segments,
    ...matcher,
    createTopicMatches: await topicMatchesIn(at),
  };
}

type CreateTopicMatches =
  typeof import("../../src/matching/topic-matches.ts")["createTopicMatches"];

async function topicMatchesIn(
  at: (path: string) => Promise<Record<string, CreateTopicMatches>>,
): Promise<CreateTopicMatches> {
  // Earlier builds call them postings.
  const module = await at("matching/topic-matches.js").catch(() => at("matching/postings.js"));
  const create = module.createTopicMatches ?? module.createPostings;
  if (!create) throw new Error("The build has nothing in which topics remember papers.");
  return create;
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

function learn(
  parts: Awaited<ReturnType<typeof modulesOf>>,
  papers: readonly Paper[],
  now: number,
) {
  const database = parts.openDatabase({ dataDir: ":memory:" });
  const catalogue = parts.createCatalogue(database);
  catalogue.upsert("arxiv", now - DAY, papers);
  const segments = parts.createSegmentSet();
  segments.add(papers);
  const index = parts.createSearch(segments.all, (ids) => catalogue.get(ids));
  return { database, catalogue, index };
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
