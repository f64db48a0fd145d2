import { afterAll, expect, test } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { createFtsIndex } from "../../src/search/fts-index.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { searchIndexContract } from "../contracts/search-index.ts";
import { paperOf } from "../query/paper-of.ts";

const FIRST = { sort: "relevance", limit: 10, offset: 0 } as const;
const database = openDatabase({ dataDir: ":memory:" });
afterAll(() => database.close());

/** An empty index on the one database: its tables are made anew when their version is not the current one. */
function emptyIndex() {
  database.exec("CREATE TABLE IF NOT EXISTS search_version (version TEXT NOT NULL) STRICT");
  database.exec("DELETE FROM search_version");
  return createFtsIndex(database);
}

searchIndexContract("the FTS5 index", emptyIndex);

test("a second index on the same tables finds what the first was given", () => {
  const paper = paperOf({ title: "Walking robots" });
  emptyIndex().add([paper]);
  const again = createFtsIndex(database);
  expect(again.count()).toBe(1);
  expect(again.search(parseQuery("robot"), FIRST).ids).toEqual([paper.id]);
});

test("tables of another version are emptied, to be filled again", () => {
  emptyIndex().add([paperOf({ title: "Walking robots" })]);
  database.exec("UPDATE search_version SET version = '0 diffusionpolicies'");
  const index = createFtsIndex(database);
  expect(index.count()).toBe(0);
  index.add([paperOf({ title: "Walking robots" })]);
  expect(index.search(parseQuery("robot"), FIRST).total).toBe(1);
});

test("additions are undone with the transaction around them", () => {
  const index = emptyIndex();
  const failing = () =>
    database.transaction(() => {
      index.add([paperOf({ title: "Walking robots" })]);
      throw new Error("The disk is full.");
    });
  expect(failing).toThrow("The disk is full.");
  expect(index.count()).toBe(0);
  expect(index.search(parseQuery("robot"), FIRST).total).toBe(0);
});

test("votes that moved do not write the words again", () => {
  const index = emptyIndex();
  index.add([paperOf({ title: "Walking robots", votes: 1 })]);
  const segments = () => database.prepare("SELECT count(*) AS n FROM search_text_idx").get()?.n;
  const before = segments();
  for (let votes = 2; votes < 10; votes++) index.add([paperOf({ title: "Walking robots", votes })]);
  expect(segments()).toBe(before);
  expect(index.search(parseQuery("robot votes:9"), FIRST).total).toBe(1);
});
