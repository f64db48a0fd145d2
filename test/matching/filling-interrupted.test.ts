import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createBitmapMatcher } from "../../src/matching/bitmap-matcher.ts";
import type { TopicKey } from "../../src/matching/matcher.ts";
import { createTopicMatches } from "../../src/matching/topic-matches.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Query } from "../../src/query/query.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY } from "../../src/time/durations.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { paperOf } from "../query/paper-of.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
/** Read in several pieces. */
const PAPERS = 600;
/** Enough that they are filled together. */
const OTHERS = Array.from({ length: 30 }, (_, n) => `other${n}`);

function start() {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const catalogue = createCatalogue(database);
  const index = createMemoryIndex(catalogue);
  const known = Array.from({ length: PAPERS }, (_, n) => paper(n, "Robots and drones"));
  catalogue.upsert("test", NOW - DAY, known);
  index.add(known);
  const matches = createTopicMatches({ matcher: createBitmapMatcher(), catalogue, index });
  const take = (papers: readonly Paper[]) => {
    const { added, changed } = catalogue.upsert("test", NOW, papers);
    index.add([...added, ...changed]);
    matches.take([...added, ...changed], NOW);
  };
  return { matches, take };
}

test("few topics are filled without a look at what changed in the catalogue", async () => {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const catalogue = createCatalogue(database);
  const index = createMemoryIndex(catalogue);
  catalogue.upsert("test", NOW - DAY, [paper(1, "Robots")]);
  let looks = 0;
  const changes: typeof catalogue.changes = (...since) => {
    looks += 1;
    return catalogue.changes(...since);
  };
  const watched = { ...catalogue, changes };
  const matcher = createBitmapMatcher();
  const matches = createTopicMatches({ matcher, catalogue: watched, index });
  await matches.setTopics(new Map([["robots", parseQuery("robots")]]), NOW);
  expect(looks).toBe(0);
});

function paper(n: number, title: string): Paper {
  const id = `arxiv:2611.${String(n).padStart(5, "0")}` as const;
  return paperOf({ id, title, publishedAt: NOW - DAY });
}

function topics(...texts: string[]): Map<TopicKey, Query> {
  return new Map([...texts, ...OTHERS].map((text) => [text, parseQuery(text)]));
}

/** Some are read by then, or matched. */
const TURNS = [1, 2, 5, 9, 14, 19, 23];

test.each(TURNS)("filling leaves alone papers that change after %i turns", async (turns) => {
  const { matches, take } = start();
  const filled = matches.setTopics(topics("robots", "drones", "whales"), NOW);
  for (let n = 0; n < turns; n++) await nextTurn();
  take([paper(3, "Whales"), paper(PAPERS - 3, "Robots"), paper(PAPERS, "Robots and whales")]);
  await filled;
  const countOf = (topic: string) => matches.of(topic).size;
  const counts = ["robots", "drones", "whales", "other2"].map(countOf);
  expect(counts).toEqual([PAPERS, PAPERS - 2, 2, 0]);
  expect(new Set(matches.papers()).size).toBe(PAPERS + 1);
});

test.each(TURNS)("filling goes right where topics come and go after %i turns", async (turns) => {
  const { matches } = start();
  const filled = matches.setTopics(topics("robots", "drones", "whales"), NOW);
  for (let n = 0; n < turns; n++) await nextTurn();
  const come = new Map([["robots drones", parseQuery("robots drones")]]);
  matches.changeTopics({ gone: ["drones", ...OTHERS], come }, NOW);
  await nextTurn();
  const again = matches.setTopics(topics("robots", "whales", "robots drones"), NOW);
  await Promise.all([filled, again]);
  const countOf = (topic: string) => matches.of(topic).size;
  const counts = ["robots", "drones", "whales", "robots drones", "other2"].map(countOf);
  expect(counts).toEqual([PAPERS, 0, 0, PAPERS, 0]);
});

test("filling comes to an end though papers change after each of its pieces", async () => {
  const { matches, take } = start();
  let isFilled = false;
  const filled = matches.setTopics(topics("robots"), NOW).then(() => {
    isFilled = true;
  });
  for (let n = 0; !isFilled; n = (n + 7) % PAPERS) {
    take([paper(n, "Robots, revised")]);
    await nextTurn();
  }
  await filled;
  expect(matches.of("robots").size).toBe(PAPERS);
});
