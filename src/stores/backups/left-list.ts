import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../../time/instant.ts";
import type { Database } from "../sqlite.ts";
import { sync } from "./backup.ts";

/** A random id never comes again, and says nothing of who had it. */
const LINE = /^\S+ ([\w-]{22})$/gmu;

/**
 * Notes beside the database, and so outside of every backup, that everything under a random id was
 * erased: a backup from before brings back nobody who left. Durable once it returns.
 */
export function noteLeft(dataDir: string, id: string, now: Instant): void {
  const file = fileIn(dataDir);
  const isNew = !existsSync(file);
  const opened = openSync(file, "a", 0o600);
  try {
    writeSync(opened, `${new Date(now).toISOString()} ${id}\n`);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  if (isNew) sync(dataDir);
}

/** Those that left. */
export function leftIn(dataDir: string): ReadonlySet<string> {
  const file = fileIn(dataDir);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return new Set([...text.matchAll(LINE)].map(([, id = ""]) => id));
}

/** Erases whatever is kept under these ids. @returns how many of them were there */
export function eraseLeft(database: Database, left: ReadonlySet<string>): number {
  const found = new Set<string>();
  for (const { table, column } of KEPT_IN) {
    if (!isThere(database, table)) continue;
    const keys = database.prepare(`SELECT ${column} AS key FROM ${table}`).all();
    const remove = database.prepare(`DELETE FROM ${table} WHERE ${column} = ?`);
    for (const { key } of keys) {
      const [, id = ""] = LAST_PART.exec(String(key)) ?? [];
      if (!left.has(id)) continue;
      found.add(id);
      remove.run(String(key));
    }
  }
  return found.size;
}

/** Documents have their keys in quotes. */
const LAST_PART = /:([^:"]*)"?$/u;

/** Where the last part of a key is an id. */
const KEPT_IN = [
  { table: "documents", column: "key" },
  { table: "ledgers", column: "place" },
  { table: "ledger_seen", column: "place" },
  { table: "ledger_sealed", column: "place" },
  { table: "ledgers_aside", column: "place" },
] as const;

/** A backup may be of an earlier layout. */
function isThere(database: Database, table: string): boolean {
  const named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?";
  return database.prepare(named).get(table) !== undefined;
}

function fileIn(dataDir: string): string {
  return join(dataDir, "offprint-left.txt");
}
