import { expect, onTestFinished, test } from "vitest";
import { newLedger } from "../../src/ledger/ledger.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { describeLedger } from "../contracts/ledger.ts";
import { seenOf } from "../fakes/seen.ts";

describeLedger("in SQLite", () => {
  const database = openDatabase({ dataDir: ":memory:" });
  return {
    ledger: createLedger(database),
    corrupt: (place) =>
      void database.prepare("UPDATE ledgers SET doc = '{\"' WHERE place = ?").run(place),
    fail: () => database.close(),
    close: () => database.close(),
  };
});

function open() {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  return { database, ledger: createLedger(database) };
}

const place = "discord:G1/C1";
const slot = { date: "2026-11-24", time: "09:00", at: 1 };

test.each([
  ["has another shape", `UPDATE ledgers SET doc = '{"accountedTo": "never", "ends": []}'`],
  ["was written in a layout that is not known", "UPDATE ledgers SET format = 99"],
  [
    "has an empty digest under way",
    `UPDATE ledgers SET doc = json_set(doc, '$.pending', json('{}'))`,
  ],
  ...[
    "null",
    JSON.stringify({ slot: {}, at: 1, outcome: { kind: "skipped", rule: "paused" } }),
    JSON.stringify({ slot, at: 1, outcome: { kind: "constructor" } }),
    JSON.stringify({ slot, at: 1, outcome: { kind: "missed" } }),
    JSON.stringify({ slot, outcome: { kind: "skipped", rule: "paused" } }),
    JSON.stringify({ slot: { ...slot, zone: 1 }, at: 1, outcome: { kind: "missed", reason: "" } }),
  ].map((end) => [
    `has the end ${end}`,
    `UPDATE ledgers SET doc = json_set(doc, '$.ends', json('[${end}]'))`,
  ]),
])("a record that %s is damaged, and says how", async (_, damage) => {
  const { database, ledger } = open();
  await ledger.put(newLedger(place, 5));
  database.exec(damage);
  await expect(ledger.get(place)).rejects.toThrow(/record of discord:G1\/C1 cannot be read: .+/);
});

test("what is set aside is kept as it was, the last of each place", async () => {
  const { database, ledger } = open();
  await ledger.put(newLedger(place, 5));
  database.exec("UPDATE ledgers SET doc = 'torn'");
  await ledger.setAside(place, 76);
  await ledger.setAside("slack:T1/C1", 76);
  database.exec("UPDATE ledgers SET doc = 'torn'");
  await ledger.setAside(place, 77);
  const aside = database.prepare("SELECT * FROM ledgers_aside").all();
  expect(aside).toEqual([{ place, at: 77, format: 1, doc: "torn" }]);
});

test("a put is all or nothing", async () => {
  const { database, ledger } = open();
  await ledger.put(newLedger(place, 5));
  database.exec("DROP TABLE ledger_seen");
  const seen = seenOf({ "arxiv:2401.00001": { at: 1 } });
  await expect(ledger.put({ ...newLedger(place, 6), seen })).rejects.toThrow();
  expect(await ledger.heads()).toEqual([{ place, accountedTo: 5, pending: false }]);
});

test("a put that changes no papers writes none, however many there are", async () => {
  const { database, ledger } = open();
  const papers = Array.from({ length: 1_000 }, (_, n) => [`arxiv:2401.${10_000 + n}`, { at: n }]);
  await ledger.put({ ...newLedger(place, 5), seen: seenOf(Object.fromEntries(papers)) });
  const read = (await ledger.get(place)) ?? newLedger(place, 0);
  const before = totalChanges(database);
  await ledger.put({ ...read, accountedTo: 6 });
  expect(totalChanges(database) - before).toBe(1);
});

function totalChanges(database: ReturnType<typeof open>["database"]): number {
  return Number(database.prepare("SELECT total_changes() AS n").get()?.n);
}
