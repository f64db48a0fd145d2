import { statSync } from "node:fs";
import { OperatorError } from "../errors.ts";
import { readInteger } from "./cells.ts";
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
 * not empty may still have to grow. The file is not opened here: its locks belong to the process, and
 * closing any other descriptor of it lets all of them go (https://www.sqlite.org/howtocorrupt.html, 2.2),
 * after which a second program that closes the database takes itself for the last and removes the log.
 * @throws OperatorError when it has fewer pages than it says
 */
export function checkLength(database: Database): void {
  const { path } = database;
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const pages = readInteger(database.prepare("PRAGMA page_count").get()?.page_count);
  const pageBytes = readInteger(database.prepare("PRAGMA page_size").get()?.page_size);
  if (statSync(path).size < pages * pageBytes)
    throw new OperatorError(damageWords(path, "it was cut"));
}

/** SQLite takes an empty file for a new one, and all that was in it would be gone without a word. */
export function emptiedError(path: string): OperatorError {
  return new OperatorError(damageWords(path, "it was emptied"));
}

function damageWords(path: string, problem: string): string {
  return `${path} is damaged (${problem}). Put a backup in its place, or move it away to start empty (papers come back by themselves; subscriptions do not).`;
}
