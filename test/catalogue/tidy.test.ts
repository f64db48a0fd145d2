import { expect, onTestFinished, test } from "vitest";
import type { CorruptRecord } from "../../src/catalogue/corrupt-record.ts";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { idOf, paperOf } from "./paper-of.ts";

const noon = Date.UTC(2026, 0, 5, 12);
const PAPERS = 80;
const ids = Array.from({ length: PAPERS }, (_, n) => idOf(n));

const fromArxiv = (n: number) => paperOf(n, { abstract: `A robot walks, ${n} times.` });
const fromHuggingFace = (n: number) => paperOf(n, { votes: n, keywords: ["walking"] });
const both = (n: number): Paper => ({ ...fromArxiv(n), votes: n, keywords: ["walking"] });

/** A folder of the version before: every copy whole, every fourth paper from two sources. */
function oldFolder(): string {
  const dataDir = temporaryFolder();
  const steps = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === "copies"),
  );
  const database = openDatabase({ dataDir, migrations: steps });
  const addPaper = database.prepare("INSERT INTO papers VALUES (?, ?, ?, ?, 1, ?, ?)");
  const addCopy = database.prepare("INSERT INTO finds VALUES (?, ?, ?, 1, ?)");
  for (const [n, id] of ids.entries()) {
    const isVoted = n % 4 === 0;
    const paper = isVoted ? both(n) : fromArxiv(n);
    const seenAt = isVoted ? noon + HOUR : noon;
    addPaper.run(id, paper.publishedAt, noon, seenAt, JSON.stringify(paper), n + 1);
    addCopy.run(id, "arxiv", noon, JSON.stringify(fromArxiv(n)));
    if (isVoted) addCopy.run(id, "huggingface", noon + HOUR, JSON.stringify(fromHuggingFace(n)));
  }
  database.close();
  return dataDir;
}

function open(dataDir: string) {
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  const told: CorruptRecord[] = [];
  const catalogue = createCatalogue(database, { onCorrupt: (record) => told.push(record) });
  return { database, catalogue, told };
}

function keptWhole(database: Database) {
  const rows = database.prepare("SELECT paper FROM finds WHERE format = 1 ORDER BY paper").all();
  return rows.map(({ paper }) => paper);
}

test("copies of an earlier version are packed, and say what they said", async () => {
  const { database, catalogue } = open(oldFolder());
  const papers = catalogue.get(ids);
  await catalogue.tidy();
  expect(keptWhole(database)).toEqual([]);
  const bytes = database.prepare("SELECT sum(length(doc)) AS copies FROM finds").get()?.copies;
  expect(bytes).toBeLessThan(60 * PAPERS);
  expect(catalogue.get(ids)).toEqual(papers);
  expect(catalogue.lastSeen()).toBe(noon + HOUR);
  // Either source may say what it said before: nothing changes.
  expect(catalogue.upsert("arxiv", noon + 2 * HOUR, [fromArxiv(4), fromArxiv(5)])).toEqual({
    added: [],
    changed: [],
  });
  const { changed } = catalogue.upsert("huggingface", noon + 3 * HOUR, [
    fromHuggingFace(4),
    paperOf(8, { keywords: ["running"] }),
  ]);
  const { votes: _, ...withoutVotes } = both(8);
  expect(changed).toEqual([{ ...withoutVotes, keywords: ["running"] }]);
});

test("packing that is cut goes on the next time, and no paper is different meanwhile", async () => {
  const dataDir = oldFolder();
  const { database, catalogue } = open(dataDir);
  const papers = catalogue.get(ids);
  const stopping = new AbortController();
  const cut = catalogue.tidy(stopping.signal);
  stopping.abort();
  await expect(cut).rejects.toThrow(/aborted/);
  expect(keptWhole(database)).toEqual([...ids.slice(32), ...copiesOfVoted(32)].sort());
  database.close();
  const again = open(dataDir);
  expect(again.catalogue.get(ids)).toEqual(papers);
  await again.catalogue.tidy();
  expect(keptWhole(again.database)).toEqual([]);
  expect(again.catalogue.get(ids)).toEqual(papers);
});

function copiesOfVoted(from: number) {
  return ids.filter((_, n) => n >= from && n % 4 === 0);
}

test("copies beside a damaged paper stay whole, and heal it when a source names it", async () => {
  const { database, catalogue, told } = open(oldFolder());
  database.prepare("UPDATE papers SET doc = '{' WHERE id = ?").run(idOf(4));
  await catalogue.tidy();
  expect(keptWhole(database)).toEqual([idOf(4), idOf(4)]);
  expect(told.map(({ paper }) => paper)).toEqual([idOf(4)]);
  catalogue.upsert("arxiv", noon + 2 * HOUR, [fromArxiv(4)]);
  expect(catalogue.get([idOf(4)])).toEqual([both(4)]);
});

test("sightings older than any window are forgotten, but for the last of each source", async () => {
  const { database, catalogue } = open(temporaryFolder());
  const say = (source: string, days: number, votes: number) =>
    catalogue.upsert(source, noon + days * DAY, [paperOf(1, { votes })]);
  for (const days of [0, 1, 2, 3]) say("huggingface", days, days);
  for (const days of [0, 1]) say("arxiv", days, days);
  for (const days of [30, 33, 36]) say("huggingface", days, days);
  await catalogue.tidy();
  const rows = database.prepare("SELECT source, votes FROM sightings ORDER BY at, source").all();
  expect(rows.map(({ source, votes }) => [source, votes])).toEqual([
    ["arxiv", 1],
    ["huggingface", 3],
    ["huggingface", 30],
    ["huggingface", 33],
    ["huggingface", 36],
  ]);
});

test("a list that says the same again writes no document", () => {
  const { database, catalogue } = open(temporaryFolder());
  const list = ids.map((_, n) => paperOf(n, { votes: n, abstract: "A robot walks. ".repeat(100) }));
  catalogue.upsert("huggingface", noon, list);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  catalogue.upsert("huggingface", noon + 7 * HOUR, list);
  const pages = database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get()?.log;
  // Those with the moments, of 8 KB; the documents fill more than sixteen.
  expect(pages).toBeLessThan(10);
  expect(catalogue.lastSeen()).toBe(noon + 7 * HOUR);
});
