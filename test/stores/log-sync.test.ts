import { copyFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import type { SyncFile } from "../../src/stores/log-sync.ts";
import { connect } from "../../src/stores/sqlite.ts";
import { temporaryFolder } from "./temporary-folder.ts";

interface Opened {
  readonly dataDir: string;
  readonly database: Database;
  /** Without waiting for the disk. */
  note(text: string): void;
}

function open(sync?: SyncFile): Opened {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir, ...(sync && { sync }) });
  onTestFinished(() => database.close());
  database.exec("CREATE TABLE notes (text TEXT) STRICT; PRAGMA busy_timeout = 0");
  const insert = database.prepare("INSERT INTO notes VALUES (?)");
  const note = (text: string) => void database.transaction(() => insert.run(text), "unsynced");
  return { dataDir, database, note };
}

/** A disk that answers when it is told to. */
function slowDisk() {
  const answers: (() => void)[] = [];
  const sync = () => new Promise<void>((answer) => answers.push(answer));
  return { sync, answers };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

const failing = () => Promise.reject(new Error("EIO"));

test("who waits meanwhile shares the next turn of the disk, and never the one under way", async () => {
  const { sync, answers } = slowDisk();
  const { database, note } = open(sync);
  const done: string[] = [];
  const keep = (text: string) => {
    note(text);
    return database.synced().then(() => done.push(text));
  };
  const first = keep("first");
  await turn();
  const others = ["second", "third", "fourth"].map(keep);
  await turn();
  expect([answers.length, done]).toEqual([1, []]);
  answers[0]?.();
  await first;
  await turn();
  expect([answers.length, done]).toEqual([2, ["first"]]);
  answers[1]?.();
  await Promise.all(others);
  expect(done).toEqual(["first", "second", "third", "fourth"]);
});

test("the disk itself is asked when nothing else is said", async () => {
  const { database, note } = open();
  note("kept");
  await database.synced();
  await database.synced();
  expect(database.prepare("SELECT text FROM notes").all()).toEqual([{ text: "kept" }]);
});

test("after a sync that failed the file itself holds everything", async () => {
  const { dataDir, database, note } = open(failing);
  note("kept");
  await database.synced();
  expect(statSync(join(dataDir, "offprint.db-wal")).size).toBe(0);
  const copy = join(temporaryFolder(), "copy.db");
  copyFileSync(join(dataDir, "offprint.db"), copy);
  const alone = connect(copy);
  onTestFinished(() => alone.close());
  expect(alone.prepare("SELECT text FROM notes").all()).toEqual([{ text: "kept" }]);
});

test("where that fails too it is said, and tried again before anything counts as kept", async () => {
  const { dataDir, database, note } = open(failing);
  const reader = connect(join(dataDir, "offprint.db"));
  onTestFinished(() => reader.close());
  reader.exec("BEGIN");
  reader.prepare("SELECT * FROM notes").all();
  note("kept");
  await expect(database.synced()).rejects.toBeInstanceOf(StoreError);
  await expect(database.synced()).rejects.toBeInstanceOf(StoreError);
  reader.exec("COMMIT");
  await database.synced();
  expect(statSync(join(dataDir, "offprint.db-wal")).size).toBe(0);
});

test("a transaction that fails keeps nothing, and the next one is synced as ever", () => {
  const { database } = open();
  const fail = () => {
    database.exec("INSERT INTO notes VALUES ('lost')");
    throw new Error("no");
  };
  expect(() => database.transaction(fail, "unsynced")).toThrow("no");
  expect(database.prepare("SELECT text FROM notes").all()).toEqual([]);
  expect(database.prepare("PRAGMA synchronous").get()).toEqual({ synchronous: 2 });
});

const writesByItself: Readonly<Record<string, (database: Database) => void>> = {
  "a statement run": (database) => database.exec("INSERT INTO notes VALUES ('synced')"),
  "a prepared statement": (database) =>
    database.prepare("INSERT INTO notes VALUES ('synced')").run(),
  "one that answers rows": (database) =>
    database.prepare("INSERT INTO notes VALUES ('synced') RETURNING text").get(),
  "a transaction": (database) =>
    database.transaction(() => database.exec("INSERT INTO notes VALUES ('synced')")),
};

/** Of the connection, asked by what may not change it. */
function synchronous(database: Database): unknown {
  return database.prepare("SELECT synchronous FROM pragma_synchronous").get()?.synchronous;
}

test.each(Object.keys(writesByItself))("%s behind writes that leave the log is synced", (name) => {
  const { database, note } = open();
  note("left");
  expect(synchronous(database)).toBe(1);
  writesByItself[name]?.(database);
  expect(synchronous(database)).toBe(2);
});

test("a statement inside a transaction that leaves the log stays a part of it", () => {
  const { database } = open();
  const insert = database.prepare("INSERT INTO notes VALUES ('left')");
  database.transaction(() => {
    insert.run();
    database.transaction(() => insert.run());
  }, "unsynced");
  expect(synchronous(database)).toBe(1);
  expect(database.prepare("SELECT count(*) AS many FROM notes").get()).toEqual({ many: 2 });
});
