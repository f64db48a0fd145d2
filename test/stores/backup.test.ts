import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { backUp } from "../../src/stores/backups/backup.ts";
import { restore, restoredAt } from "../../src/stores/backups/backup-restore.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { connect } from "../../src/stores/sqlite.ts";
import { compile } from "../fakes/compiled.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
let writer: string;

beforeAll(async () => {
  writer = await compile(new URL("./backup-write-until-killed.ts", import.meta.url));
});

function open(dataDir: string): Database {
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  return database;
}

function write(database: Database, ...keys: string[]): void {
  const insert = database.prepare("INSERT INTO documents (key, value) VALUES (?, 'x')");
  database.transaction(() => {
    for (const key of keys) insert.run(key);
  });
}

function keysIn(dataDir: string): string[] {
  const database = openDatabase({ dataDir });
  try {
    const rows = database.prepare("SELECT key FROM documents ORDER BY key").all();
    return rows.map(({ key }) => String(key)).filter((key) => !key.includes("restored"));
  } finally {
    database.close();
  }
}

/** A stopped bot's folder, a backup of it, and what it has gone on to know since. */
function backedUp() {
  const folder = temporaryFolder();
  const [dataDir, file] = [join(folder, "data"), join(folder, "backup.db")];
  const database = openDatabase({ dataDir });
  write(database, "before");
  backUp(dataDir, file);
  write(database, "after");
  database.close();
  return { folder, dataDir, file };
}

async function startWriter(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [writer, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

describe("a backup", () => {
  test("of a bot that goes on writing holds one moment, whole", async () => {
    const folder = temporaryFolder();
    const [dataDir, file] = [join(folder, "data"), join(folder, "backup.db")];
    await startWriter(dataDir);
    const { version, bytes } = backUp(dataDir, file);
    expect({ version, bytes }).toEqual({ version: migrations.length, bytes: statSync(file).size });
    await restore(join(folder, "other"), file, NOW);
    const keys = keysIn(join(folder, "other"));
    // The writer keeps two documents at a time.
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.length % 2).toBe(0);
  });

  test("of a stopped bot is one file with nothing beside it, for its owner only", () => {
    const { folder, file } = backedUp();
    expect(readdirSync(folder).sort()).toEqual(["backup.db", "data"]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test("never replaces a file", () => {
    const { dataDir, file } = backedUp();
    expect(() => backUp(dataDir, file)).toThrow(`${file} exists already.`);
    expect(() => backUp(dataDir, join(dataDir, "offprint.db"))).toThrow("exists already.");
  });

  test("of a folder without data is refused and makes none", () => {
    const folder = temporaryFolder();
    expect(() => backUp(folder, join(folder, "b.db"))).toThrow("There is no offprint.db in");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("into a folder that does not exist is refused", () => {
    const { folder, dataDir } = backedUp();
    expect(() => backUp(dataDir, join(folder, "none", "b.db"))).toThrow("There is no folder");
  });

  test("of damaged data is refused and leaves nothing behind", () => {
    const { folder, dataDir } = backedUp();
    truncateSync(join(dataDir, "offprint.db"), 3 * 8192 + 100);
    expect(() => backUp(dataDir, join(folder, "b.db"))).toThrow(/No backup was made|damaged/u);
    expect(readdirSync(folder).sort()).toEqual(["backup.db", "data"]);
  });
});

describe("restoring", () => {
  test("puts the backup in place and keeps what it replaced beside it", async () => {
    const { dataDir, file } = backedUp();
    const { replaced = "" } = await restore(dataDir, file, NOW);
    expect(keysIn(dataDir)).toEqual(["before"]);
    const kept = connect(replaced);
    onTestFinished(() => kept.close());
    const rows = kept.prepare("SELECT key FROM documents ORDER BY key").all();
    expect(rows).toEqual([{ key: "after" }, { key: "before" }]);
    expect(replaced).toBe(join(dataDir, "offprint-replaced-2026-11-23T09-00-00-000Z.db"));
  });

  test("says when it was done to whoever starts on the data", async () => {
    const { dataDir, file } = backedUp();
    await restore(dataDir, file, NOW);
    const keyv = createKeyv(createKeyvStore(open(dataDir)));
    expect(await restoredAt(createDocuments(keyv, "restored"))).toBe(NOW);
  });

  test("leaves the backup as it was", async () => {
    const { folder, dataDir, file } = backedUp();
    const before = readFileSync(file);
    await restore(dataDir, file, NOW);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["backup.db", "data"]);
  });

  test("does not mix in the log of a bot that was killed, which is kept with its data", async () => {
    const { dataDir, file } = backedUp();
    const child = await startWriter(dataDir);
    await kill(child);
    expect(existsSync(join(dataDir, "offprint.db-wal"))).toBe(true);
    const { replaced = "" } = await restore(dataDir, file, NOW);
    expect(keysIn(dataDir)).toEqual(["before"]);
    const kept = connect(replaced);
    onTestFinished(() => kept.close());
    const count = kept.prepare("SELECT count(*) AS n FROM documents").get()?.n;
    expect(count).toBeGreaterThan(2);
  });

  test("works when the data to replace is damaged beyond opening", async () => {
    const { dataDir, file } = backedUp();
    writeFileSync(join(dataDir, "offprint.db"), "no database ".repeat(1000));
    writeFileSync(join(dataDir, "offprint.db-wal"), "no log ".repeat(1000));
    const { replaced = "" } = await restore(dataDir, file, NOW);
    expect(keysIn(dataDir)).toEqual(["before"]);
    expect(readFileSync(replaced, "utf8")).toContain("no database");
    expect(readFileSync(`${replaced}-wal`, "utf8")).toContain("no log");
  });

  test("works into a folder that has no data yet", async () => {
    const { folder, file } = backedUp();
    const dataDir = join(folder, "new", "data");
    expect(await restore(dataDir, file, NOW)).toEqual({ version: migrations.length, left: 0 });
    expect(keysIn(dataDir)).toEqual(["before"]);
  });

  test("is refused while a bot runs on the folder, which is named", async () => {
    const { dataDir, file } = backedUp();
    const child = await startWriter(dataDir);
    await expect(restore(dataDir, file, NOW)).rejects.toThrow(`process ${child.pid}`);
    await kill(child);
    expect(keysIn(dataDir)).toContain("after");
  });

  const damages: [string, (file: string) => void, RegExp][] = [
    ["text", (file) => writeFileSync(file, "Dear diary. ".repeat(1000)), /not a database/u],
    ["cut short", (file) => truncateSync(file, 4 * 8192), /damaged/u],
    ["empty", (file) => truncateSync(file, 0), /not one of Offprint's/u],
    ["noise in the middle", addNoise, /damaged/u],
    ["another program's", makeForeign, /not one of Offprint's/u],
    ["of a newer release", makeNewer, /version 99.*newer release/u],
  ];

  test.each(damages)("a file that is %s is refused, and the data stays", async (_, damage, why) => {
    const { dataDir, file } = backedUp();
    damage(file);
    const refused = restore(dataDir, file, NOW);
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.toThrow(file);
    expect(readdirSync(dataDir).filter((name) => /restore|replaced/u.test(name))).toEqual([]);
    expect(keysIn(dataDir)).toEqual(["after", "before"]);
  });

  test("a file that is missing is refused and no folder made", async () => {
    const folder = temporaryFolder();
    const dataDir = join(folder, "data");
    const refused = restore(dataDir, join(folder, "none.db"), NOW);
    await expect(refused).rejects.toThrow("There is no file");
    expect(existsSync(dataDir)).toBe(false);
  });

  test("a folder in place of a file is refused", async () => {
    const { folder, dataDir } = backedUp();
    mkdirSync(join(folder, "backups"));
    const refused = restore(dataDir, join(folder, "backups"), NOW);
    await expect(refused).rejects.toThrow("is a folder");
    expect(keysIn(dataDir)).toEqual(["after", "before"]);
  });
});

function addNoise(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 2 * 8192, 5 * 8192);
  writeFileSync(file, bytes);
}

function makeForeign(file: string): void {
  truncateSync(file, 0);
  const foreign = connect(file);
  foreign.exec("CREATE TABLE recipes (name)");
  foreign.close();
}

function makeNewer(file: string): void {
  const newer = connect(file);
  newer.exec("PRAGMA user_version = 99");
  newer.close();
}
