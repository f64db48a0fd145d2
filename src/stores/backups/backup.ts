import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { OperatorError } from "../../errors.ts";
import { dataVersion } from "../migrate.ts";
import { connect, type Database } from "../sqlite.ts";

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  /** Of the data, as migrations count it. */
  readonly version: number;
}

/**
 * Copies the data of a running or stopped bot into a new file, as it stands at one moment. The bot
 * goes on writing meanwhile: a reader does not need its lock.
 * @throws OperatorError when there is no data, the file exists already, cannot be written or is not whole
 */
export function backUp(dataDir: string, file: string): Backup {
  const source = join(dataDir, "offprint.db");
  if (!existsSync(source)) throw new OperatorError(nothingThere(dataDir));
  const target = resolve(file);
  if (existsSync(target)) {
    throw new OperatorError(`${target} exists already. Name a new file for the backup.`);
  }
  if (!existsSync(dirname(target))) {
    throw new OperatorError(
      `There is no folder ${dirname(target)}. Make it, or name another file.`,
    );
  }
  const draft = `${target}.tmp`;
  rmSync(draft, { force: true });
  try {
    copyInto(source, draft, target);
    const version = using(draft, check);
    sync(draft);
    renameSync(draft, target);
    sync(dirname(target));
    return { file: target, bytes: statSync(target).size, version };
  } finally {
    rmSync(draft, { force: true });
  }
}

export function nothingThere(dataDir: string): string {
  return `There is no offprint.db in ${dataDir}. Set DATA_DIR to the folder the bot uses.`;
}

/** Runs `work` on the file, which exists. */
export function using<T>(file: string, work: (database: Database) => T): T {
  const database = connect(file);
  try {
    database.exec("PRAGMA busy_timeout = 2000");
    return work(database);
  } finally {
    database.close();
  }
}

/**
 * Reads all of it once.
 * @returns the version of the data
 * @throws OperatorError when it is damaged or is not data of this program
 */
export function check(database: Database): number {
  const problem = database.prepare("PRAGMA integrity_check(1)").get()?.integrity_check;
  if (problem !== "ok") {
    throw new OperatorError(`${database.path} is damaged (${String(problem)}). Use another one.`);
  }
  const tables = "SELECT name FROM sqlite_schema WHERE name IN ('papers', 'documents')";
  if (database.prepare(tables).all().length < 2) {
    throw new OperatorError(`${database.path} is a database, but not one of Offprint's.`);
  }
  return dataVersion(database);
}

/** What is written in the file or changed in the folder survives a power cut. */
export function sync(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // Windows opens no folders, and files only for writing.
  if (isFolder && process.platform === "win32") return;
  const opened = openSync(path, isFolder ? "r" : "r+");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function copyInto(source: string, draft: string, target: string): void {
  try {
    using(source, (database) => database.prepare("VACUUM INTO ?").run(draft));
  } catch (cause) {
    if (!(cause instanceof OperatorError)) throw cause;
    const reason = cause.cause instanceof Error ? cause.cause.message : cause.message;
    const message = `No backup was made: ${source} could not be copied to ${target} (${reason}). Check that the backup's folder can be written and has room, and that the data is whole.`;
    throw new OperatorError(message, { cause });
  }
  // It says who subscribed to what.
  chmodSync(draft, 0o600);
}
