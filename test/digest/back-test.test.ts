import { expect, onTestFinished, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { backTest } from "../../src/digest/back-test.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY } from "../../src/time/durations.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { id, NOW, paper } from "./world.ts";

function testOn(papers: readonly Paper[], text: string) {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const catalogue = createCatalogue(database);
  const index = createMemoryIndex(catalogue);
  catalogue.upsert("test", NOW, papers);
  index.add(papers);
  return backTest({ index, catalogue }, parseQuery(text), NOW);
}

test("finds the papers of the last fourteen days, the most voted first", () => {
  const papers = [
    paper(1, "robots", { votes: 2 }),
    paper(2, "robots", { votes: 7, publishedAt: NOW - 13 * DAY }),
    paper(3, "robots", { votes: 9, publishedAt: NOW - 15 * DAY }),
    paper(4, "whales"),
  ];
  const found = testOn(papers, "robots");
  expect(found.papers.map((each) => each.id)).toEqual([id(2), id(1)]);
  expect(found).toMatchObject({ days: 14, perWeek: 1, without: [] });
  expect(found.suggested).toBeUndefined();
});

test("suggests the smallest threshold that leaves at most ten papers a week", () => {
  const papers = Array.from({ length: 40 }, (_, n) => paper(n, "robots", { votes: n }));
  const { suggested } = testOn(papers, "robots");
  expect(suggested).toEqual({ minVotes: 20, perWeek: 10 });
});

test("suggests no threshold where it would silence the topic", () => {
  const papers = Array.from({ length: 40 }, (_, n) => paper(n, "robots"));
  expect(testOn(papers, "robots").suggested).toBeUndefined();
});

test("tells which condition of a topic leaves nothing", () => {
  const papers = [paper(1, "robots"), paper(2, "robots and drones")];
  expect(testOn(papers, "robots cat:cs.RO").without).toEqual([{ condition: "in cs.RO", found: 2 }]);
  expect(testOn(papers, "xylophone").without).toEqual([]);
});
