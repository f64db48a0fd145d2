import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { OperatorError } from "../../src/errors.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { root } from "../imports.ts";
import { temporaryFolder } from "./temporary-folder.ts";

function open(dataDir: string): Database {
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  return database;
}

/** A closed database in a folder, with enough in it that its file has many pages. */
function filledFolder(): string {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  const insert = database.prepare("INSERT INTO documents (key, value) VALUES (?, ?)");
  database.transaction(() => {
    for (let n = 0; n < 200; n++) insert.run(`key ${n}`, "x".repeat(1000));
  });
  database.close();
  return dataDir;
}

/** The message of the OperatorError that opening ends with. */
function refusal(dataDir: string): string {
  try {
    openDatabase({ dataDir }).close();
  } catch (error) {
    if (error instanceof OperatorError) return error.message;
    throw error;
  }
  throw new Error("It was opened.");
}

/** Root may write everywhere, so tests that run as root become somebody else for a moment. */
function withoutRights<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test("keeps what was written for the next process, in a folder it makes itself", () => {
  const dataDir = join(temporaryFolder(), "new", "folder");
  const first = openDatabase({ dataDir });
  first.prepare("INSERT INTO documents (key, value) VALUES ('a', 'b')").run();
  first.close();
  expect(open(dataDir).prepare("SELECT value FROM documents").all()).toEqual([{ value: "b" }]);
});

test("a commit is on the disk when it returns, foreign keys hold, and readers never wait", () => {
  const database = open(temporaryFolder());
  const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  expect(pragma("journal_mode")).toBe("wal");
  expect(pragma("synchronous")).toBe(2);
  expect(pragma("foreign_keys")).toBe(1);
});

test("closing moves everything into the one file, takes the note away, and may be done twice", () => {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  expect(JSON.parse(readFileSync(join(dataDir, "offprint.lock.json"), "utf8")).pid).toBe(
    process.pid,
  );
  database.close();
  database.close();
  expect(existsSync(join(dataDir, "offprint.lock.json"))).toBe(false);
  const log = join(dataDir, "offprint.db-wal");
  expect(existsSync(log) ? readFileSync(log).length : 0).toBe(0);
});

test("data in memory needs no folder and is nobody else's", () => {
  const [one, two] = [open(":memory:"), open(":memory:")];
  one.prepare("INSERT INTO documents (key, value) VALUES ('a', 'b')").run();
  expect(two.prepare("SELECT * FROM documents").all()).toEqual([]);
});

test("a folder below a file is refused with its name and the setting to change", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(refusal(join(file, "data"))).toMatch(/file.data cannot be written.*DATA_DIR/s);
});

test("a folder that may only be read is refused with its path and the permission to give", () => {
  const dataDir = temporaryFolder();
  chmodSync(dataDir, 0o555);
  const message = withoutRights(() => refusal(dataDir));
  expect(message).toContain(dataDir);
  expect(message).toMatch(/cannot be written \(EACCES\).*permission/);
});

test("a database file that may only be read is refused with its path and the permission to give", () => {
  const dataDir = filledFolder();
  chmodSync(dataDir, 0o777);
  for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o666);
  chmodSync(join(dataDir, "offprint.db"), 0o444);
  expect(withoutRights(() => refusal(dataDir))).toMatch(/offprint\.db is read-only\. .*permission/);
});

test("a file that is not a database is refused with its path and what to do", () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, "offprint.db"), "Dear diary, this is no database. ".repeat(200));
  expect(refusal(dataDir)).toContain(join(dataDir, "offprint.db"));
  expect(refusal(dataDir)).toMatch(/is damaged or is not a database.*backup/);
});

/** In the process of a program of its own. */
const READ_AND_CLOSE = `
  const database = new (require("libsql"))(process.argv[1]);
  database.prepare("SELECT count(*) FROM documents").all();
  database.close();
`;

test("what is written after another program has read the file and closed it is not lost", () => {
  const dataDir = filledFolder();
  const file = join(dataDir, "offprint.db");
  const database = open(dataDir);
  const write = (key: string) =>
    database.prepare("INSERT INTO documents (key, value) VALUES (?, 'x')").run(key);
  write("before");
  const log = statSync(`${file}-wal`).ino;
  execFileSync(process.execPath, ["-e", READ_AND_CLOSE, file], { cwd: root });
  write("after");
  // A log that was removed meanwhile is written on by whoever holds it, and found by nobody.
  expect(statSync(`${file}-wal`).ino).toBe(log);
});

test.each([0.3, 0.5, 0.9])("a file cut to %f of its length is refused", (part) => {
  const dataDir = filledFolder();
  const file = join(dataDir, "offprint.db");
  truncateSync(file, Math.floor((readFileSync(file).length * part) / 4096) * 4096 + 100);
  expect(refusal(dataDir)).toMatch(/offprint\.db is damaged.*backup/s);
});

test("a file with a page of noise is refused", () => {
  const dataDir = filledFolder();
  const file = join(dataDir, "offprint.db");
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 20 * 4096, 21 * 4096);
  writeFileSync(file, bytes);
  expect(refusal(dataDir)).toMatch(/offprint\.db is damaged.*backup/s);
});

test("a refused folder is free again for the next process", () => {
  const dataDir = temporaryFolder();
  const file = join(dataDir, "offprint.db");
  writeFileSync(file, "no database".repeat(100));
  refusal(dataDir);
  writeFileSync(file, "");
  expect(open(dataDir).prepare("SELECT * FROM documents").all()).toEqual([]);
});

test("a full disk is said as such, loses nothing, and work goes on once there is space", () => {
  const database = open(temporaryFolder());
  const insert = database.prepare("INSERT INTO documents (key, value) VALUES (?, ?)");
  const fill = () =>
    database.transaction(() => {
      for (let n = 0; n < 50; n++) insert.run(`key ${n}`, "x".repeat(4000));
    });
  insert.run("before", "kept");
  database.exec("PRAGMA max_page_count = 20");
  expect(fill).toThrow(OperatorError);
  expect(fill).toThrow(/disk that holds .*offprint\.db is full/);
  expect(database.prepare("SELECT key FROM documents").all()).toEqual([{ key: "before" }]);
  database.exec("PRAGMA max_page_count = 1000000");
  fill();
  expect(database.prepare("SELECT count(*) AS n FROM documents").get()).toEqual({ n: 51 });
});
