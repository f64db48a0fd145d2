import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { OperatorError } from "../../src/errors.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { dataVersion } from "../../src/stores/migrate.ts";
import { type Migration, migrations } from "../../src/stores/migrations.ts";
import { connect } from "../../src/stores/sqlite.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const notes: Migration = { name: "notes", sql: "CREATE TABLE notes (text TEXT) STRICT" };
const colours: Migration = {
  name: "colours",
  sql: "ALTER TABLE notes ADD COLUMN colour TEXT; UPDATE notes SET colour = 'red'",
};
const broken: Migration = {
  name: "broken",
  sql: "UPDATE notes SET text = 'spoiled'; INSERT INTO nowhere VALUES (1)",
};

function open(dataDir: string, steps: readonly Migration[]): Database {
  const database = openDatabase({ dataDir, migrations: steps });
  onTestFinished(() => database.close());
  return database;
}

/** A folder whose data is at version 1, with one note. */
function oldFolder(): string {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir, migrations: [notes] });
  database.exec("INSERT INTO notes (text) VALUES ('hello')");
  database.close();
  return dataDir;
}

function backup(dataDir: string, version: number): Database {
  const database = connect(join(dataDir, `offprint-v${version}.backup.db`));
  onTestFinished(() => database.close());
  return database;
}

test("a new file gets every step, and no backup", () => {
  const dataDir = temporaryFolder();
  const database = open(dataDir, [notes, colours]);
  expect(dataVersion(database)).toBe(2);
  expect(database.prepare("SELECT text, colour FROM notes").all()).toEqual([]);
  expect(existsSync(join(dataDir, "offprint-v0.backup.db"))).toBe(false);
});

test("older data is brought forward, and kept as it was in a backup beside it", () => {
  const dataDir = oldFolder();
  const database = open(dataDir, [notes, colours]);
  expect(database.prepare("SELECT * FROM notes").all()).toEqual([{ text: "hello", colour: "red" }]);
  const before = backup(dataDir, 1);
  expect(dataVersion(before)).toBe(1);
  expect(before.prepare("SELECT * FROM notes").all()).toEqual([{ text: "hello" }]);
});

test("data at this version is left alone", () => {
  const dataDir = oldFolder();
  expect(open(dataDir, [notes]).prepare("SELECT * FROM notes").all()).toEqual([{ text: "hello" }]);
  expect(existsSync(join(dataDir, "offprint-v1.backup.db"))).toBe(false);
});

test("a newer backup of one version replaces an older one and the rest of an interrupted one", () => {
  const dataDir = oldFolder();
  writeFileSync(join(dataDir, "offprint-v1.backup.db"), "an earlier backup");
  writeFileSync(join(dataDir, "offprint.backup.tmp"), "half a backup");
  open(dataDir, [notes, colours]);
  expect(backup(dataDir, 1).prepare("SELECT * FROM notes").all()).toEqual([{ text: "hello" }]);
});

test("a step that fails changes nothing, and says at which version the data still is", () => {
  const dataDir = oldFolder();
  const failing = () => openDatabase({ dataDir, migrations: [notes, colours, broken] });
  expect(failing).toThrow(OperatorError);
  expect(failing).toThrow(/version 3 \(broken\); it is still at version 2/);
  const database = open(dataDir, [notes, colours]);
  expect(database.prepare("SELECT text FROM notes").all()).toEqual([{ text: "hello" }]);
});

test("data of a newer version is refused, untouched, with both versions and what to do", () => {
  const dataDir = oldFolder();
  openDatabase({ dataDir, migrations: [notes, colours] }).close();
  const older = () => openDatabase({ dataDir, migrations: [notes] });
  expect(older).toThrow(OperatorError);
  expect(older).toThrow(/holds data of version 2; .*up to 1\. Start the newer release.*backup/);
  expect(dataVersion(open(dataDir, [notes, colours]))).toBe(2);
});

test("the program's own steps make every table from nothing", () => {
  const database = open(":memory:", migrations);
  const tables = database.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  );
  expect(tables.all().map(({ name }) => name)).toEqual([
    "documents",
    "finds",
    "ledger_sealed",
    "ledger_seen",
    "ledgers",
    "ledgers_aside",
    "news",
    "papers",
    "seen_papers",
    "sightings",
    "unmerged",
  ]);
});
