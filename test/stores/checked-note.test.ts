import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { OperatorError } from "../../src/errors.ts";
import { type OpenOptions, openDatabase } from "../../src/stores/database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const DAY = 86_400_000;
const noon = Date.UTC(2026, 10, 29, 12);

/** Opens and closes it. @returns how often it was checked apart */
function checksOf(dataDir: string, options: Partial<OpenOptions> = {}): number {
  const check = vi.fn(() => Promise.resolve());
  openDatabase({ dataDir, now: () => noon, check, ...options }).close();
  return check.mock.calls.length;
}

function closedFolder(): string {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir, now: () => noon });
  const insert = database.prepare("INSERT INTO documents (key, value) VALUES (?, ?)");
  for (let n = 0; n < 200; n++) insert.run(`key ${n}`, "x".repeat(1000));
  database.close();
  return dataDir;
}

/** The folder as it would be found if its process had been killed now. */
function killed(dataDir: string): string {
  const copy = temporaryFolder();
  for (const name of readdirSync(dataDir)) {
    if (!name.includes(".lock") && !name.endsWith("-shm"))
      cpSync(join(dataDir, name), join(copy, name));
  }
  return copy;
}

function makeNoise(dataDir: string): void {
  const file = join(dataDir, "offprint.db");
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xa5, 20 * 4096, 21 * 4096));
}

test("data that were closed whole are not read again, start after start", () => {
  const dataDir = closedFolder();
  expect([checksOf(dataDir), checksOf(dataDir), checksOf(dataDir)]).toEqual([0, 0, 0]);
});

test("data of a process that was killed are checked", () => {
  const dataDir = closedFolder();
  const running = openDatabase({ dataDir, now: () => noon });
  running.prepare("INSERT INTO documents (key, value) VALUES ('a', 'b')").run();
  const copy = killed(dataDir);
  running.close();
  expect(checksOf(copy)).toBe(1);
});

test("data that somebody touched, and data that were checked long ago, are checked", () => {
  const dataDir = closedFolder();
  utimesSync(join(dataDir, "offprint.db"), 1, 1);
  expect(checksOf(dataDir)).toBe(1);
  expect(checksOf(closedFolder(), { now: () => noon + 8 * DAY })).toBe(1);
});

test("data of which the check was not over are checked again", () => {
  const dataDir = closedFolder();
  utimesSync(join(dataDir, "offprint.db"), 1, 1);
  expect(checksOf(dataDir, { check: () => new Promise(() => {}) })).toBe(0);
  expect(checksOf(dataDir)).toBe(1);
});

test("data that were found damaged while they were used are refused from then on, until others are in their place", async () => {
  const dataDir = closedFolder();
  const whole = readFileSync(join(dataDir, "offprint.db"));
  makeNoise(dataDir);
  const damage = Promise.reject(new OperatorError("It is damaged."));
  const database = openDatabase({ dataDir, check: () => damage });
  await expect(damage).rejects.toThrow("damaged");
  database.close();
  expect(() => checksOf(dataDir)).toThrow(/offprint\.db is damaged.*backup/su);
  expect(() => checksOf(dataDir)).toThrow(/offprint\.db is damaged.*backup/su);
  writeFileSync(join(dataDir, "offprint.db"), whole);
  expect(checksOf(dataDir)).toBe(0);
  expect(existsSync(join(dataDir, "offprint.db.checked"))).toBe(true);
  expect(checksOf(dataDir)).toBe(0);
});

test.each([0.2, 0.5, 0.95])(
  "data cut to %f of their length are refused before that check",
  (part) => {
    const dataDir = closedFolder();
    const file = join(dataDir, "offprint.db");
    truncateSync(file, Math.floor((readFileSync(file).length * part) / 8192) * 8192);
    expect(() => checksOf(dataDir)).toThrow(/offprint\.db is damaged.*backup/su);
  },
);

test("data that were emptied are refused until the file is moved away, and not taken for new ones", () => {
  const dataDir = closedFolder();
  const file = join(dataDir, "offprint.db");
  truncateSync(file, 0);
  expect(() => checksOf(dataDir)).toThrow(/offprint\.db is damaged \(it was emptied\).*backup/su);
  expect(() => checksOf(dataDir)).toThrow(OperatorError);
  rmSync(file);
  expect(() => checksOf(dataDir)).not.toThrow();
});

test("a folder in the note's place keeps nobody from the data", () => {
  const dataDir = closedFolder();
  rmSync(join(dataDir, "offprint.db.checked"));
  mkdirSync(join(dataDir, "offprint.db.checked", "kept"), { recursive: true });
  expect([checksOf(dataDir), checksOf(dataDir)]).toEqual([1, 1]);
});

test("data that failed while they were used are checked at the next start", () => {
  const dataDir = closedFolder();
  const database = openDatabase({ dataDir, now: () => noon });
  database.exec("PRAGMA max_page_count = 1");
  const insert = database.prepare("INSERT INTO documents (key, value) VALUES ('big', ?)");
  expect(() => insert.run("x".repeat(1_000_000))).toThrow(OperatorError);
  database.close();
  expect(checksOf(dataDir)).toBe(1);
});

test("data of an older version are checked before they are brought up to date", () => {
  const dataDir = temporaryFolder();
  const first = { name: "first", sql: "CREATE TABLE a (b TEXT)" };
  const second = { name: "second", sql: "CREATE TABLE c (d TEXT)" };
  openDatabase({ dataDir, migrations: [first] }).close();
  utimesSync(join(dataDir, "offprint.db"), 1, 1);
  const migrations = [first, second];
  // Here and now, and not beside it.
  expect(checksOf(dataDir, { migrations })).toBe(0);
  expect(checksOf(dataDir, { migrations })).toBe(0);
});
