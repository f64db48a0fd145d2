import { appendFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { eraseLeft, leftIn, noteLeft } from "../../src/stores/backups/left-list.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const ID = "AAAAAAAAAAAAAAAAAAAA-1";
const OTHER = "AAAAAAAAAAAAAAAAAAAA_2";

test("who left is on the list, and what a crash cut off is nobody", () => {
  const folder = temporaryFolder();
  expect(leftIn(folder).size).toBe(0);
  noteLeft(folder, ID, 0);
  noteLeft(folder, OTHER, 1);
  appendFileSync(join(folder, "offprint-left.txt"), "2026-11-30T09:00:00.000Z AAAAAAAA");
  expect([...leftIn(folder)]).toEqual([ID, OTHER]);
  expect(statSync(join(folder, "offprint-left.txt")).mode & 0o077).toBe(0);
});

test("all that is kept under an id is erased, and nothing beside it", () => {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const insert = database.prepare("INSERT INTO documents (key, value) VALUES (?, 'x')");
  const kept = [`channel:email:${OTHER}`, `message:${ID}x`, "restored:at"];
  for (const key of [`channel:email:${ID}`, `email-address:${ID}`, ...kept])
    insert.run(JSON.stringify(key));
  database.prepare("INSERT INTO ledger_seen (place, packed) VALUES (?, x'00')").run(`email:${ID}`);
  const sealed = database.prepare("INSERT INTO ledger_sealed VALUES (?, 1, x'00')");
  sealed.run(`email:${ID}`);
  expect(eraseLeft(database, new Set([ID]))).toBe(1);
  const keys = database.prepare("SELECT key FROM documents ORDER BY key").all();
  expect(keys.map(({ key }) => JSON.parse(String(key)))).toEqual(kept);
  expect(database.prepare("SELECT * FROM ledger_seen").all()).toEqual([]);
  expect(database.prepare("SELECT * FROM ledger_sealed").all()).toEqual([]);
});
