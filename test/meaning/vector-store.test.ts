import { expect, onTestFinished, test } from "vitest";
import { shrink } from "../../src/meaning/small-vector.ts";
import { openVectorStore, type VectorEntry } from "../../src/meaning/vector-store.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";
import { vectorsIn } from "./world.ts";

function open(): Database {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  return database;
}

function entry(n: number, ...numbers: readonly number[]): VectorEntry {
  return { paper: paperOf(n), vector: shrink(Float32Array.from(numbers)) };
}

function opened(database = open()) {
  const store = openVectorStore(database, "toy");
  store.settle(3, 0);
  return { database, store };
}

test("vectors are read as they were kept, also by the next process", () => {
  const { database, store } = opened();
  const entries = [entry(1, 1, -2, 3), entry(2, 0, 0, -5)];
  store.keep(entries);
  const expected = new Map(entries.map(({ paper, vector }) => [paper.id, vector]));
  const asked = [idOf(2), idOf(1), idOf(3), idOf(1)];
  expect(store.read(asked)).toEqual(expected);
  expect(openVectorStore(database, "toy").read(asked)).toEqual(expected);
});

test("a paper lacks a vector until it has one of its present text", () => {
  const { store } = opened();
  const papers = [paperOf(1), paperOf(2), paperOf(3)];
  store.keep([entry(1, 1, 2, 3), { paper: paperOf(2) }]);
  expect(store.lacking(papers)).toEqual([paperOf(3)]);
  const rewritten = paperOf(1, { abstract: "New words." });
  expect(store.lacking([rewritten])).toEqual([rewritten]);
});

test("a paper that the model refuses lacks nothing and has nothing", () => {
  const { store } = opened();
  store.keep([{ paper: paperOf(2) }]);
  expect(store.read([idOf(2)]).size).toBe(0);
  store.repair();
  expect(store.lacking([paperOf(2)])).toEqual([]);
});

test("another dimension forgets every vector; the same one none", () => {
  const { store } = opened();
  store.keep([entry(1, 1, 2, 3)]);
  store.advance({ mark: 5 });
  expect(store.settle(3, 9)).toBe(false);
  expect(store.progress()).toMatchObject({ mark: 5 });
  expect(store.read([idOf(1)]).size).toBe(1);
  expect(store.settle(4, 9)).toBe(true);
  expect(store.progress()).toMatchObject({ mark: 9, before: Number.MAX_SAFE_INTEGER });
  expect(store.read([idOf(1)]).size).toBe(0);
  expect(store.dimension()).toBe(4);
});

test("another model's vectors are never used, and go once the new model has answered", () => {
  const { database, store } = opened();
  store.keep([entry(1, 1, 2, 3)]);
  const other = openVectorStore(database, "other");
  expect(other.dimension()).toBeUndefined();
  expect(other.read([idOf(1)]).size).toBe(0);
  expect(openVectorStore(database, "toy").read([idOf(1)]).size).toBe(1);
  expect(other.settle(3, 7)).toBe(true);
  expect(vectorsIn(database).size).toBe(0);
});

test.each([
  ["too short", "UPDATE meaning_vectors SET vector = x'0102' WHERE paper = ?"],
  ["too long", "UPDATE meaning_vectors SET vector = x'01020304' WHERE paper = ?"],
  ["of other bytes", "UPDATE meaning_vectors SET vector = x'7f7f7f' WHERE paper = ?"],
  ["of zeros", "UPDATE meaning_vectors SET vector = x'000000' WHERE paper = ?"],
  ["scaled wrongly", "UPDATE meaning_vectors SET scale = 9e999 WHERE paper = ?"],
  ["scaled to nothing", "UPDATE meaning_vectors SET scale = 0 WHERE paper = ?"],
])("a vector that is %s is left out, and made again; the others are not affected", (_, damage) => {
  const { database, store } = opened();
  store.keep([entry(1, 1, -2, 3), entry(2, 4, 5, -6)]);
  store.advance({ mark: 2 });
  database.prepare(damage).run(idOf(1));
  expect([...store.read([idOf(1), idOf(2)]).keys()]).toEqual([idOf(2)]);
  store.repair();
  expect(store.lacking([paperOf(1), paperOf(2)])).toEqual([paperOf(1)]);
  expect(store.progress()).toMatchObject({ mark: 2, before: Number.MAX_SAFE_INTEGER });
});

test("tables of an earlier layout are made anew", () => {
  const { database, store } = opened();
  store.keep([entry(1, 1, 2, 3)]);
  database.exec(`UPDATE meaning_layout SET layout = 0;
    ALTER TABLE meaning_vectors DROP COLUMN scale`);
  const again = openVectorStore(database, "toy");
  expect(again.dimension()).toBeUndefined();
  again.settle(3, 0);
  again.keep([entry(1, 1, 2, 3)]);
  expect(again.read([idOf(1)]).size).toBe(1);
});

test("all of a batch is kept, or nothing", () => {
  const { database, store } = opened();
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON meaning_vectors WHEN NEW.paper = '${idOf(2)}'
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  expect(() => store.keep([entry(1, 1, 2, 3), entry(2, 1, 2, 3)])).toThrow("no room");
  expect(vectorsIn(database).size).toBe(0);
});
