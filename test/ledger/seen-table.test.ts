import { expect, onTestFinished, test } from "vitest";
import { moveRows } from "../../scripts/move/move-rows.ts";
import { sqliteRows } from "../../scripts/move/sqlite-rows.ts";
import { type ChannelLedger, newLedger } from "../../src/ledger/ledger.ts";
import { packMessage, type SentPapers } from "../../src/ledger/pack-messages.ts";
import { remember } from "../../src/ledger/remember.ts";
import { packedIn, seenPapers } from "../../src/ledger/seen-papers.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { DAY } from "../../src/time/durations.ts";
import { papersSeen, seenOf } from "../fakes/seen.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const START = Date.UTC(2025, 0, 1, 9);
const place = "discord:G1/C1";

/** Eight papers of the day, of which one has no number and one came a month before. */
function digestOf(day: number): SentPapers {
  const at = START + day * DAY;
  const numbered = Array.from({ length: 6 }, (_, n) => paper(day, n));
  return {
    at,
    endedAt: at + 900,
    papers: [...numbered, `arxiv:hep-th/${9_900_000 + day}`, paper(day - 30, 0)],
  };
}

function paper(day: number, n: number) {
  const date = new Date(START + day * DAY);
  const month = String(date.getUTCMonth() + 1).padStart(2, "0");
  const number = String(date.getUTCDate() * 300 + n * 7).padStart(5, "0");
  return `arxiv:${date.getUTCFullYear() - 2000}${month}.${number}` as const;
}

function digests(from: number, to: number): SentPapers[] {
  return Array.from({ length: to - from }, (_, n) => digestOf(from + n));
}

function open() {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  return { database, ledger: createLedger(database) };
}

/** Each read from the database, grown by one digest, and put. */
async function post(ledger: ReturnType<typeof createLedger>, from: number, to: number) {
  for (const sent of digests(from, to)) {
    const known = (await ledger.get(place)) ?? newLedger(place, START);
    await ledger.put(grown(known, sent));
  }
}

function grown(known: ChannelLedger, sent: SentPapers): ChannelLedger {
  return { ...known, seen: remember(known.seen, [sent], sent.at) };
}

function expected(from: number, to: number) {
  return papersSeen(seenPapers(Buffer.concat(digests(from, to).map(packMessage))));
}

test("papers of many digests are all known, with the last that each came in", async () => {
  const { database, ledger } = open();
  await post(ledger, 0, 200);
  const seen = (await ledger.get(place))?.seen;
  expect(sealedRows(database).length).toBeGreaterThan(3);
  expect(papersSeen(seen)).toEqual(expected(0, 200));
  for (const [id, times] of Object.entries(expected(0, 200)))
    expect(seen?.get(id as `arxiv:${string}`)).toEqual(times);
  expect(seen?.has(paper(300, 1))).toBe(false);
  expect(seen?.has("arxiv:hep-th/1")).toBe(false);
});

test("a digest rewrites none of the sealed papers, and of a new paper none is read", async () => {
  const { database, ledger } = open();
  await post(ledger, 0, 205);
  database.exec(`CREATE TRIGGER kept BEFORE UPDATE ON ledger_sealed
    BEGIN SELECT RAISE(ABORT, 'rewritten'); END`);
  const before = sealedRows(database);
  await post(ledger, 205, 300);
  expect(sealedRows(database).slice(0, before.length)).toEqual(before);
  const known = await ledger.get(place);
  database.exec("DELETE FROM ledger_sealed");
  expect(known?.seen.has(paper(301, 1))).toBe(false);
  expect(known?.seen.has(paper(299, 1))).toBe(true);
});

test("what is missing is an error, and not a paper that never came", async () => {
  const { database, ledger } = open();
  await post(ledger, 0, 100);
  const known = await ledger.get(place);
  database.exec("DELETE FROM ledger_sealed");
  expect(() => known?.seen.has(paper(1, 1))).toThrow(/Papers that discord:G1\/C1 was sent are/);
});

test("papers are forgotten after two years, with the rows that held them", async () => {
  const { database, ledger } = open();
  await post(ledger, 0, 100);
  const before = sealedRows(database).map(({ number }) => number);
  const days = 2 * 365 + 60;
  await post(ledger, days, days + 1);
  const seen = papersSeen((await ledger.get(place))?.seen);
  expect(seen).toEqual({ ...expected(61, 100), ...expected(days, days + 1) });
  const after = sealedRows(database).map(({ number }) => number);
  expect(after[0]).toBeGreaterThan(Number(before[0]));
  await post(ledger, 2 * days, 2 * days + 1);
  expect(sealedRows(database)).toEqual([]);
});

test("a value written before is replaced by another, sealed papers included", async () => {
  const { database, ledger } = open();
  const known = newLedger(place, START);
  const all = digests(0, 100);
  await ledger.put({ ...known, seen: remember(known.seen, all, START) });
  const others = remember(known.seen, digests(400, 450), START + 450 * DAY);
  await ledger.put({ ...known, seen: others });
  expect(papersSeen((await ledger.get(place))?.seen)).toEqual(expected(400, 450));
  await ledger.put({ ...known, place: "slack:T1/C1", seen: others });
  await ledger.put({ ...known, seen: seenOf({}) });
  expect(papersSeen((await ledger.get("slack:T1/C1"))?.seen)).toEqual(expected(400, 450));
  await ledger.delete("slack:T1/C1");
  expect(sealedRows(database)).toEqual([]);
});

test("a digest goes on from a value that was put and never read again", async () => {
  const { ledger } = open();
  let known = newLedger(place, START);
  for (const sent of digests(0, 150)) {
    known = grown(known, sent);
    await ledger.put(known);
  }
  expect(papersSeen((await ledger.get(place))?.seen)).toEqual(expected(0, 150));
});

test("what an earlier version kept in one row is known, and split by the next digest", async () => {
  const dataDir = temporaryFolder();
  const step = migrations.findIndex(({ name }) => name === "ledger-sealed");
  const old = openDatabase({ dataDir, migrations: migrations.slice(0, step) });
  const packed = Buffer.concat(digests(0, 150).map(packMessage));
  old.prepare("INSERT INTO ledger_seen (place, packed) VALUES (?, ?)").run(place, packed);
  old.prepare("INSERT INTO ledgers VALUES (?, ?, 0, 1, ?)").run(place, START, RECORD);
  old.close();
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  const ledger = createLedger(database);
  expect(papersSeen((await ledger.get(place))?.seen)).toEqual(expected(0, 150));
  await post(ledger, 150, 151);
  expect(sealedRows(database).length).toBeGreaterThan(2);
  expect(papersSeen((await ledger.get(place))?.seen)).toEqual(expected(0, 151));
});

test("all of them move along to where they are one value", async () => {
  const [from, to] = [open(), open()];
  await post(from.ledger, 0, 100);
  await moveRows(sqliteRows(from.database), sqliteRows(to.database), { from: "one", to: "other" });
  expect(sealedRows(to.database)).toEqual([]);
  const seen = (await to.ledger.get(place))?.seen ?? seenOf({});
  expect(packedIn(seen)).toEqual(new Uint8Array(Buffer.concat(digests(0, 100).map(packMessage))));
});

const RECORD = JSON.stringify({ accountedTo: START, ends: [] });

function sealedRows(database: Database) {
  const rows = database.prepare("SELECT number, packed FROM ledger_sealed ORDER BY place, number");
  return rows.all().map(({ number, packed }) => ({ number, packed: Buffer.from(packed as never) }));
}
