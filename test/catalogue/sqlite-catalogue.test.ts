import { expect, onTestFinished, test } from "vitest";
import type { CorruptRecord } from "../../src/catalogue/corrupt-record.ts";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { OperatorError } from "../../src/errors.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { catalogueContract } from "../contracts/catalogue.ts";
import { runs } from "../runs.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { idOf, paperOf } from "./paper-of.ts";

const noon = Date.UTC(2026, 0, 5, 12);

function open(dataDir: string): Database {
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  return database;
}

catalogueContract("a catalogue in memory", () => createCatalogue(open(":memory:")));
catalogueContract("a catalogue in a file", () => createCatalogue(open(temporaryFolder())), runs(3));

test("a catalogue opened again knows what it knew", () => {
  const dataDir = temporaryFolder();
  const first = openDatabase({ dataDir });
  const { added } = createCatalogue(first).upsert("huggingface", noon, [paperOf(1, { votes: 3 })]);
  first.close();
  const catalogue = createCatalogue(open(dataDir));
  expect(catalogue.get([idOf(1)])).toEqual(added);
  expect(catalogue.sightings([idOf(1)], 0).get(idOf(1))).toHaveLength(1);
});

test("a list that cannot be kept whole is not kept at all", () => {
  const database = open(temporaryFolder());
  const catalogue = createCatalogue(database);
  catalogue.upsert("huggingface", noon, [paperOf(1, { votes: 1 })]);
  database.exec("PRAGMA max_page_count = 60");
  const large = Array.from({ length: 200 }, (_, n) => paperOf(n, { abstract: "x".repeat(2000) }));
  expect(() => catalogue.upsert("huggingface", noon + 1, large)).toThrow(OperatorError);
  expect(catalogue.count()).toBe(1);
  database.exec("PRAGMA max_page_count = 1000000");
  expect(catalogue.upsert("huggingface", noon + 1, large).added).toHaveLength(199);
});

const damages = [
  ["cut text", "doc = substr(doc, 1, 40)"],
  ["no paper", "doc = '[]'"],
  ["a field missing", "doc = json_remove(doc, '$.authors')"],
  ["a field of another type", "doc = json_set(doc, '$.title', 7)"],
  ["another paper", "doc = json_set(doc, '$.id', 'arxiv:2601.99999')"],
  ["an unknown format", "format = 99"],
] as const;

test.each(damages)(
  "a record with %s is left out and told of; the others are answered",
  (_, damage) => {
    const { database, catalogue, told } = catalogueOfThree();
    database.prepare(`UPDATE papers SET ${damage} WHERE id = ?`).run(idOf(2));
    const whole = [idOf(1), idOf(3)];
    expect(catalogue.get([1, 2, 3].map(idOf)).map(({ id }) => id)).toEqual(whole);
    expect(catalogue.recent({ since: 0, limit: 10 }).map(({ id }) => id)).toEqual(
      whole.toReversed(),
    );
    expect(told.map(({ table, paper }) => [table, paper])).toEqual([
      ["papers", idOf(2)],
      ["papers", idOf(2)],
    ]);
  },
);

test.each(damages)("a record with %s heals when its source names the paper again", (_, damage) => {
  const { database, catalogue, told } = catalogueOfThree();
  for (const [table, id] of [
    ["papers", "id"],
    ["finds", "paper"],
  ] as const)
    database.prepare(`UPDATE ${table} SET ${damage} WHERE ${id} = ?`).run(idOf(2));
  const { changed } = catalogue.upsert("huggingface", noon + 1, [
    paperOf(1),
    paperOf(2),
    paperOf(3),
  ]);
  expect(changed).toEqual([paperOf(2)]);
  expect(told.map(({ table }) => table)).toEqual(["papers", "finds"]);
  expect(catalogue.get([idOf(2)])).toEqual([paperOf(2)]);
  expect(told).toHaveLength(2);
});

function catalogueOfThree() {
  const database = open(":memory:");
  const told: CorruptRecord[] = [];
  const catalogue = createCatalogue(database, { onCorrupt: (record) => told.push(record) });
  catalogue.upsert("huggingface", noon, [paperOf(1), paperOf(2), paperOf(3)]);
  return { database, catalogue, told };
}
