import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { createBitmapMatcher } from "../src/matching/bitmap-matcher.ts";
import type { Matcher } from "../src/matching/matcher.ts";
import { createNaiveMatcher } from "../src/matching/naive-matcher.ts";
import type { PaperId } from "../src/paper/id.ts";
import type { Paper } from "../src/paper/paper.ts";
import { openDatabase } from "../src/stores/database.ts";
import { answersOf } from "../test/fakes/answers-of.ts";
import { benchPapers } from "./bench-papers.ts";
import { type BenchResult, besidePeer, row } from "./bench-result.ts";
import { type BenchTopic, benchTopics } from "./matching-topics.ts";
import { costOf, middleCost, percentile } from "./measure.ts";

export const PAPERS = 1_000;
export const TOPICS = 250_000;
const SUBSCRIPTIONS = 1_000_000;
/** The peers take minutes for all topics; they are asked about so many, and their time is multiplied. */
const PEER_TOPICS = 25_000;
const PEER_SINGLE_PAPERS = 20;
const RUNS = 5;

/** New papers and a million standing topics, beside the naive loop and FTS5 asked topic by topic. */
export async function matchingBench(corpus = process.env.BENCH_DATA): Promise<BenchResult[]> {
  const all = [...benchPapers(corpus)];
  const papers = all.slice(-PAPERS);
  const topics = benchTopics(all.slice(0, -PAPERS), TOPICS);
  const sample = topics.filter((_, n) => n % Math.ceil(topics.length / PEER_TOPICS) === 0);
  const more = topics.length / sample.length;

  const matcher = createBitmapMatcher();
  const naive = createNaiveMatcher();
  naive.set(mapOf(sample));
  const set = costOf(() => matcher.set(mapOf(topics)));
  matcher.match(papers, ignore);
  const ours = middleCost(RUNS, () => matcher.match(papers, ignore));
  const fts = costOf(() => askFts5(papers, sample)) * more;
  const loop = costOf(() => naive.match(papers, ignore)) * more;
  const name = `matching: ${count(papers.length)} papers, ${count(SUBSCRIPTIONS)} subscriptions, ${count(topics.length)} topics`;
  return [
    besidePeer(row(name, ours, "cpu ms"), `FTS5 topic by topic, from ${count(sample.length)}`, fts),
    besidePeer(row(name, ours, "cpu ms"), `naive loop, from ${count(sample.length)}`, loop),
    ...single(matcher, naive, papers, more),
    ...changes(matcher, topics, set),
    difference(naive, papers, sample),
    ...memory(corpus),
  ];
}

/** One paper at a time, as they come in between two polls. */
function single(matcher: Matcher, naive: Matcher, papers: readonly Paper[], more: number) {
  const times = (of: Matcher, some: readonly Paper[]) =>
    some.map((paper) => costOf(() => of.match([paper], ignore)));
  const ours = times(matcher, papers);
  const peer = times(naive, papers.slice(0, PEER_SINGLE_PAPERS));
  return [50, 95].map((percent) =>
    besidePeer(
      row(`matching: one paper, p${percent}`, percentile(ours, percent), "cpu ms"),
      "naive loop",
      percentile(peer, percent) * more,
    ),
  );
}

function changes(matcher: Matcher, topics: readonly BenchTopic[], set: number): BenchResult[] {
  const others = [mapOf(topics.slice(0, -1)), mapOf(topics)];
  const change = middleCost(RUNS * 2, (run) => matcher.set(others[run % 2] ?? new Map()));
  return [
    row(`matching: setting ${count(topics.length)} topics`, set, "cpu ms"),
    row("matching: setting them again, one added or gone", change, "cpu ms"),
  ];
}

/** Papers with their topics that one of both finds and the other does not. */
function difference(
  naive: Matcher,
  papers: readonly Paper[],
  sample: readonly BenchTopic[],
): BenchResult {
  const matcher = createBitmapMatcher();
  matcher.set(mapOf(sample));
  const [found, expected] = [pairs(answersOf(matcher, papers)), pairs(answersOf(naive, papers))];
  const common = [...found].filter((pair) => expected.has(pair)).length;
  const name = `matching: differences from the naive loop among ${count(expected.size)} answers`;
  return row(name, found.size + expected.size - 2 * common, "");
}

function pairs(answers: ReadonlyMap<PaperId, readonly string[]>): Set<string> {
  return new Set([...answers].flatMap(([id, keys]) => keys.map((key) => `${id} ${key}`)));
}

/** FTS5 holds the new papers and is asked each topic, as its documentation shows it. */
function askFts5(papers: readonly Paper[], topics: readonly BenchTopic[]): void {
  const database = openDatabase({ dataDir: ":memory:" });
  database.exec(
    `CREATE VIRTUAL TABLE new_papers USING fts5(
      title, abstract, authors, categories, votes UNINDEXED, tokenize = 'porter unicode61')`,
  );
  const insert = database.prepare("INSERT INTO new_papers VALUES (?, ?, ?, ?, ?)");
  database.transaction(() => {
    for (const { title, abstract, authors, categories, votes = 0 } of papers) {
      insert.run(title, abstract, authors.join("\n"), categories.join("\n"), votes);
    }
  });
  const search = database.prepare("SELECT rowid FROM new_papers WHERE new_papers MATCH ?");
  const voted = database.prepare(
    "SELECT rowid FROM new_papers WHERE new_papers MATCH ? AND votes >= ?",
  );
  for (const { fts, leastVotes } of topics) {
    if (leastVotes === 0) search.all(fts);
    else voted.all(fts, leastVotes);
  }
  database.close();
}

const Memory = z.object({ held: z.number(), rows: z.number(), most: z.number() });

/** What a process needs that holds the topics and has matched, measured in a process of its own. */
function memory(corpus: string | undefined): BenchResult[] {
  const script = fileURLToPath(new URL("./matching-memory.js", import.meta.url));
  const words = ["--expose-gc", script, ...(corpus === undefined ? [] : [corpus])];
  const output = execFileSync(process.execPath, words, { encoding: "utf8" });
  const { held, rows, most } = Memory.parse(JSON.parse(output));
  const megabytes = (name: string, bytes: number) =>
    row(`matching: memory, ${name}`, bytes / 2 ** 20, "MB");
  return [
    megabytes("held by the topics", held),
    megabytes("rows while matching", rows),
    megabytes("most of the process, papers and queries included", most),
  ];
}

function ignore(): void {}

export function mapOf(topics: readonly BenchTopic[]) {
  return new Map(topics.map(({ key, query }) => [key, query]));
}

function count(value: number): string {
  return value.toLocaleString("en");
}
