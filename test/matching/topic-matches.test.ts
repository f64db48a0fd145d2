import { expect, onTestFinished, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { likeBySearch } from "../../src/matching/like-by-search.ts";
import type { TopicKey } from "../../src/matching/matcher.ts";
import { createNaiveMatcher } from "../../src/matching/naive-matcher.ts";
import { createTopicMatches } from "../../src/matching/topic-matches.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Query } from "../../src/query/query.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY } from "../../src/time/durations.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { paperOf } from "../query/paper-of.ts";

const NOW = Date.UTC(2026, 10, 23, 9);

function start(known: readonly Paper[] = []) {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const catalogue = createCatalogue(database);
  const index = createMemoryIndex(catalogue);
  catalogue.upsert("test", NOW - DAY, known);
  index.add(known);
  const like = () => likeBySearch(index, catalogue);
  return createTopicMatches({ matcher: createNaiveMatcher(), catalogue, index, like });
}

function topics(...texts: string[]): Map<TopicKey, Query> {
  return new Map(texts.map((text) => [text, parseQuery(text)]));
}

function paper(n: number, title: string, more: Partial<Paper> = {}): Paper {
  return paperOf({ id: idOf(n), title, publishedAt: NOW - DAY, ...more });
}

function idOf(n: number): PaperId {
  return `arxiv:2611.${String(n).padStart(5, "0")}`;
}

test("papers that come in join the topics they answer, at that moment and once", () => {
  const matches = start();
  matches.setTopics(topics("robots", "whales"), NOW);
  matches.take([paper(1, "Robots")], NOW + 1);
  matches.take([paper(1, "Robots, revised")], NOW + 2);
  expect([...matches.of("robots")]).toEqual([[idOf(1), NOW + 1]]);
  expect(matches.of("whales").size).toBe(0);
  expect(matches.of("never set").size).toBe(0);
});

test("a paper leaves a topic it no longer answers, and joins one it has come to", () => {
  const matches = start();
  matches.setTopics(topics("votes:<5", "votes:>=5"), NOW);
  matches.take([paper(1, "Robots")], NOW);
  matches.take([paper(1, "Robots", { votes: 7 })], NOW + 1);
  expect(matches.of("votes:<5").size).toBe(0);
  expect([...matches.of("votes:>=5")]).toEqual([[idOf(1), NOW + 1]]);
});

test.each([1, 40])(
  "new topics, %i at a time, are filled with the papers of the last 14 days",
  (count) => {
    const old = paper(2, "Robots of old", { publishedAt: NOW - 15 * DAY });
    const matches = start([paper(1, "Robots"), old, paper(3, "Whales")]);
    const others = Array.from({ length: count - 1 }, (_, n) => `other${n}`);
    matches.setTopics(topics("robots", ...others), NOW);
    expect([...matches.of("robots").keys()]).toEqual([idOf(1)]);
    expect([...matches.papers()]).toEqual([idOf(1)]);
  },
);

test("a paper known before counts as matched when it may have been announced, never in the future", () => {
  const days = (n: number) => ({ publishedAt: NOW - n * DAY });
  const voted = paper(3, "Robots", { ...days(10), votes: 3 });
  const matches = start([paper(1, "Robots", days(1)), paper(2, "Robots", days(10)), voted]);
  matches.setTopics(topics("robots"), NOW);
  expect(Object.fromEntries(matches.of("robots"))).toEqual({
    [idOf(1)]: NOW,
    [idOf(2)]: NOW - 6 * DAY,
    [idOf(3)]: NOW - DAY,
  });
});

test("topics that stay keep their papers and moments; those gone are forgotten", () => {
  const matches = start();
  matches.setTopics(topics("robots", "whales"), NOW);
  matches.take([paper(1, "Robots and whales")], NOW);
  matches.setTopics(topics("whales", "drones"), NOW + 5);
  expect(matches.of("robots").size).toBe(0);
  expect([...matches.of("whales")]).toEqual([[idOf(1), NOW]]);
});

test("topics can come and go one by one", () => {
  const known = [paper(1, "Robots and whales"), paper(2, "Drones")];
  const matches = start(known);
  matches.setTopics(topics("robots", "whales"), NOW);
  const before = matches.version();
  matches.changeTopics({ gone: ["robots"], come: topics("drones", "whales") }, NOW + 5);
  expect(matches.version()).toBeGreaterThan(before);
  expect(matches.of("robots").size).toBe(0);
  expect([...matches.of("whales")]).toEqual([[idOf(1), NOW]]);
  expect([...matches.of("drones").keys()]).toEqual([idOf(2)]);
  matches.take([paper(3, "Robots"), paper(4, "Drones")], NOW + 6);
  expect(new Set(matches.papers())).toEqual(new Set([idOf(1), idOf(2), idOf(4)]));
});

test("papers are forgotten fourteen days after they were published, and older ones never join", () => {
  const matches = start();
  matches.setTopics(topics("robots"), NOW);
  matches.take([paper(1, "Robots"), paper(2, "Robots", { publishedAt: NOW - 15 * DAY })], NOW);
  expect(matches.of("robots").size).toBe(1);
  matches.prune(NOW + 12 * DAY);
  expect(matches.of("robots").size).toBe(1);
  matches.prune(NOW + 14 * DAY);
  expect(matches.of("robots").size).toBe(0);
  expect([...matches.papers()]).toEqual([]);
});

test("the version tells that something may have changed", () => {
  const matches = start();
  const before = matches.version();
  matches.take([], NOW);
  expect(matches.version()).toBeGreaterThan(before);
});

test("a topic of papers like another finds the nearest", () => {
  const words = "quadruped locomotion over rough terrain";
  const matches = start([paper(1, words), paper(2, `Learning ${words}`), paper(3, "Whale song")]);
  matches.setTopics(topics(`like:${idOf(1).slice(6)}`), NOW);
  expect([...matches.of("like:2611.00001").keys()]).toEqual([idOf(2)]);
});

test("topics begun while the index lacks papers are matched without it, and those with like: begun again", () => {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const catalogue = createCatalogue(database);
  const index = createMemoryIndex(catalogue);
  const known = [paper(1, "Walking robots"), paper(2, "Walking robots, again"), paper(3, "Whales")];
  catalogue.upsert("test", NOW - DAY, known);
  const state = { isIndexed: false };
  const matches = createTopicMatches({
    matcher: createNaiveMatcher(),
    catalogue,
    index,
    like: () => likeBySearch(index, catalogue),
    isIndexed: () => state.isIndexed,
  });
  const like = `like:${idOf(1).replace("arxiv:", "")}`;
  matches.setTopics(topics("robots", like), NOW);
  expect([...matches.of("robots").keys()].sort()).toEqual([idOf(1), idOf(2)]);
  expect(matches.of(like).size).toBe(0);
  index.add(known);
  state.isIndexed = true;
  matches.fillAgain(NOW);
  expect([...matches.of(like).keys()]).toContain(idOf(2));
  const version = matches.version();
  matches.fillAgain(NOW);
  expect(matches.version()).toBe(version);
});
