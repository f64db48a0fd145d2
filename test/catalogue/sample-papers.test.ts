import { expect, onTestFinished, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import type { Place } from "../../src/chat/place.ts";
import { historyOf } from "../../src/ledger/history.ts";
import { type ChannelLedger, newLedger } from "../../src/ledger/ledger.ts";
import { RECORD_FORMAT, writeRecord } from "../../src/ledger/ledger-record.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { openSearch } from "../../src/search/inverted/open-search.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { HOUR } from "../../src/time/durations.ts";
import { seenOf } from "../fakes/seen.ts";
import { paperOf } from "../query/paper-of.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const THEN = Date.UTC(2025, 9, 31);
const NOW = Date.UTC(2026, 10, 24);
const PLACE: Place = "discord:1/2";

const SAMPLE: Paper = paperOf({
  id: "arxiv:2510.00001",
  title: "Only in the sample",
  publishedAt: THEN,
  votes: 3,
});
const SHARED: Paper = paperOf({
  id: "arxiv:2510.00002",
  title: "In both",
  publishedAt: THEN,
  votes: 9,
  keywords: ["old"],
  links: { page: "https://example.org/2", code: "https://example.org/sample-code" },
});
const REAL: Paper = paperOf({ id: "arxiv:2611.00003", title: "Of a source", publishedAt: NOW });
const PLAIN: Paper = { ...SHARED, links: { page: "https://example.org/2" }, keywords: ["new"] };

const before = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name === "sample-papers"),
);

/** The documents table of the version before, as a message on its way is kept in it. */
function keepMessage(database: Database, key: string): void {
  database.prepare("INSERT INTO documents (key, value) VALUES (?, '{}')").run(`message:${key}`);
}

/** The ledger's tables of the version before. */
function keepLedger(database: Database, ledger: ChannelLedger): void {
  const { place, accountedTo, pending } = ledger;
  database
    .prepare("INSERT INTO ledgers VALUES (?, ?, ?, ?, ?)")
    .run(place, accountedTo, pending ? 1 : 0, RECORD_FORMAT, writeRecord(ledger));
  const insert = database.prepare("INSERT INTO seen_papers VALUES (?, ?, ?, NULL)");
  for (const [paper, { at }] of ledger.seen.entries()) insert.run(place, paper, at);
}

/** A data folder of the version before, in which the sample was taken in. */
function oldFolder(ledger?: ChannelLedger): string {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir, migrations: before });
  // The catalogue of that version had no such table.
  database.exec("CREATE TABLE unmerged (paper TEXT)");
  const catalogue = createCatalogue(database);
  catalogue.upsert("huggingface", NOW, [REAL]);
  catalogue.upsert("sample", THEN, [SAMPLE, SHARED]);
  const { votes: _, ...unvoted } = PLAIN;
  catalogue.upsert("arxiv", NOW - HOUR, [unvoted]);
  database.exec("DROP TABLE unmerged");
  keepMessage(database, "sample-key");
  keepMessage(database, "real-key");
  database.exec("INSERT INTO documents (key, value) VALUES ('mark:sample', '{}')");
  if (ledger) keepLedger(database, ledger);
  database.close();
  return dataDir;
}

function open(dataDir: string): Database {
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  return database;
}

function keysIn(database: Database): unknown[] {
  return database
    .prepare("SELECT key FROM documents ORDER BY key")
    .all()
    .map(({ key }) => key);
}

test("sample papers that an earlier version took in are gone, with their counts and copies", () => {
  const database = open(oldFolder());
  const catalogue = createCatalogue(database);
  expect(catalogue.get([SAMPLE.id, SHARED.id, REAL.id]).map(({ id }) => id)).toEqual([
    SHARED.id,
    REAL.id,
  ]);
  expect(catalogue.sightings([SAMPLE.id, SHARED.id], 0)).toEqual(new Map());
  const finds = database.prepare("SELECT source FROM finds ORDER BY source").all();
  expect(finds.map(({ source }) => source)).toEqual(["arxiv", "huggingface"]);
  expect(keysIn(database)).not.toContain("mark:sample");
});

test("a paper that a source gave too is what that source said, and nothing else", () => {
  const [shared] = createCatalogue(open(oldFolder())).get([SHARED.id]);
  const { votes: _, ...unvoted } = PLAIN;
  expect(shared).toEqual(unvoted);
});

test("the mark of the last change does not go back, so that the search index follows", async () => {
  const dataDir = oldFolder();
  const folder = temporaryFolder();
  const old = openDatabase({ dataDir, migrations: before });
  old.exec("CREATE TABLE unmerged (paper TEXT)");
  const oldCatalogue = createCatalogue(old);
  const oldSearch = await openSearch({ folder, catalogue: oldCatalogue });
  await oldSearch.settled();
  const mark = oldCatalogue.mark();
  expect(oldSearch.count()).toBe(3);
  await oldSearch.close();
  old.exec("DROP TABLE unmerged");
  old.close();

  const catalogue = createCatalogue(open(dataDir));
  expect(catalogue.mark()).toBeGreaterThan(mark);
  const search = await openSearch({ folder, catalogue });
  onTestFinished(() => search.close());
  await search.settled();
  expect(search.count()).toBe(2);
});

test("what a channel was sent stays known", async () => {
  const seen = seenOf({ [SAMPLE.id]: { at: NOW } });
  const ledger = { ...newLedger(PLACE, NOW), seen };
  const kept = await createLedger(open(oldFolder(ledger))).get(PLACE);
  expect(kept && historyOf(kept)).toEqual(historyOf(ledger));
});

test("a digest on its way that shows sample papers loses its text, and others keep theirs", async () => {
  const slot = { date: "2026-11-24", time: "09:00", at: NOW };
  const part = (messageKey: string, papers: readonly PaperId[]) => ({
    deliveryId: messageKey,
    messageKey,
    papers,
    state: { kind: "planned" } as const,
  });
  const ledger: ChannelLedger = {
    ...newLedger(PLACE, NOW),
    pending: {
      slot,
      coalesced: [],
      asOf: NOW,
      late: false,
      deadline: NOW + HOUR,
      parts: [part("sample-key", [REAL.id, SAMPLE.id]), part("real-key", [REAL.id, SHARED.id])],
    },
  };
  expect(keysIn(open(oldFolder(ledger)))).toEqual(["message:real-key"]);
});

test("a folder with nothing but sample papers is as good as new", () => {
  const dataDir = temporaryFolder();
  const old = openDatabase({ dataDir, migrations: before });
  old.exec("CREATE TABLE unmerged (paper TEXT)");
  createCatalogue(old).upsert("sample", THEN, [SAMPLE, SHARED]);
  old.exec("DROP TABLE unmerged");
  old.close();
  const catalogue = createCatalogue(open(dataDir));
  expect(catalogue.count()).toBe(0);
  expect(catalogue.lastSeen()).toBeUndefined();
});
