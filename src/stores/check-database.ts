import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { OperatorError } from "../errors.ts";
import type { Database } from "./sqlite.ts";

/**
 * Reads all of it once: about 18 s a GB from a cold disk.
 * @throws OperatorError when it is damaged or cannot be read
 */
export function checkDatabase(database: Database): void {
  const problem = database.prepare("PRAGMA quick_check(1)").get()?.quick_check;
  if (problem !== "ok") throw new OperatorError(damageWords(database.path, String(problem)));
}

/**
 * A file that was cut opens without complaint and fails at the first missing page. One whose log is
 * not empty may still have to grow.
 * @throws OperatorError when it has fewer pages than it says
 */
export function checkLength({ path }: Pick<Database, "path">): void {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const { size, header } = readHeader(path);
  // https://www.sqlite.org/fileformat.html#the_database_header; 1 stands for 65,536.
  const pageBytes = header.readUInt16BE(16);
  const bytes = header.readUInt32BE(28) * (pageBytes === 1 ? 65_536 : pageBytes);
  if (size < bytes) throw new OperatorError(damageWords(path, "it was cut"));
}

function readHeader(path: string): { size: number; header: Buffer } {
  const file = openSync(path, "r");
  try {
    const header = Buffer.alloc(100);
    readSync(file, header, 0, header.length, 0);
    return { size: fstatSync(file).size, header };
  } finally {
    closeSync(file);
  }
}

/** SQLite takes an empty file for a new one, and all that was in it would be gone without a word. */
export function emptiedError(path: string): OperatorError {
  return new OperatorError(damageWords(path, "it was emptied"));
}

function damageWords(path: string, problem: string): string {
  return `${path} is damaged (${problem}). Put a backup in its place, or move it away to start empty (papers come back by themselves; subscriptions do not).`;
}
