import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { historyOf } from "../../src/ledger/history.ts";
import { newLedger, type SlotEnd } from "../../src/ledger/ledger.ts";
import { RECORD_FORMAT, writeRecord } from "../../src/ledger/ledger-record.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const AT = Date.UTC(2026, 10, 24, 9);
const place = "discord:G1/C1";
const other = "slack:T1/C1";

const before = migrations.slice(
  0,
  migrations.findIndex(({ name }) => name === "ledger-seen"),
);

const end: SlotEnd = {
  slot: { date: "2026-11-24", time: "09:00", at: AT },
  at: AT + 900,
  outcome: { kind: "delivered", messageIds: ["m1"], late: false, uncertain: false },
};

/** A data folder of the version before: a channel with three papers, and one with a record that cannot be read. */
function oldFolder(): string {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir, migrations: before });
  const record = database.prepare("INSERT INTO ledgers VALUES (?, ?, 0, ?, ?)");
  record.run(place, AT, RECORD_FORMAT, writeRecord({ ...newLedger(place, AT), ends: [end] }));
  record.run(other, AT, RECORD_FORMAT, "torn");
  const seen = database.prepare("INSERT INTO seen_papers VALUES (?, ?, ?, ?)");
  seen.run(place, "arxiv:2611.00002", AT + 500, "m1");
  seen.run(place, "arxiv:hep-th/9901001", AT + 500, "m1");
  seen.run(place, "arxiv:2611.00001", AT - 500, "m0");
  seen.run(other, "arxiv:2611.00001", AT + 1, null);
  database.close();
  return dataDir;
}

function open(dataDir: string): Database {
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  return database;
}

function tables(database: Database): unknown[] {
  const names = "SELECT name FROM sqlite_schema WHERE name LIKE '%seen%' AND type = 'table'";
  return database.prepare(names).all().flatMap(Object.values);
}

test("papers that earlier versions kept a row each are known as before, with the end of their slot", async () => {
  const dataDir = oldFolder();
  const database = open(dataDir);
  const ledger = await createLedger(database).get(place);
  expect(ledger && historyOf(ledger)).toEqual({
    ...newLedger(place, AT),
    ends: [end],
    seen: {
      "arxiv:2611.00001": { at: AT - 500 },
      "arxiv:2611.00002": { at: AT + 500, endedAt: AT + 900 },
      "arxiv:hep-th/9901001": { at: AT + 500, endedAt: AT + 900 },
    },
  });
  expect(tables(database)).toEqual(["ledger_seen"]);
  expect(existsSync(join(dataDir, `offprint-v${before.length}.backup.db`))).toBe(true);
});

test("they stay known where the record beside them cannot be read", async () => {
  const ledger = createLedger(open(oldFolder()));
  await ledger.setAside(other, AT);
  expect((await ledger.get(other))?.seen.has("arxiv:2611.00001")).toBe(true);
});

test("what fails half-way has changed nothing, and is done at the next start", async () => {
  const dataDir = oldFolder();
  const halted = openDatabase({ dataDir });
  halted.exec(`CREATE TRIGGER halt BEFORE INSERT ON ledger_seen WHEN NEW.place = '${other}'
    BEGIN SELECT RAISE(ABORT, 'halted'); END`);
  expect(() => createLedger(halted)).toThrow("halted");
  expect(halted.prepare("SELECT * FROM ledger_seen").all()).toEqual([]);
  halted.exec("DROP TRIGGER halt");
  halted.close();
  const ledger = createLedger(open(dataDir));
  expect((await ledger.get(place))?.seen.has("arxiv:2611.00002")).toBe(true);
});
