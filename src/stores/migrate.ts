import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { OperatorError } from "../errors.ts";
import { readInteger } from "./cells.ts";
import type { Migration } from "./migrations.ts";
import type { Database } from "./sqlite.ts";

/**
 * Brings the data to the newest version, each step whole or not at all. Older data in a file is
 * copied to `offprint-v<version>.backup.db` beside it first.
 * @throws OperatorError when the data is newer than this program, or a step fails
 */
export function migrate(database: Database, steps: readonly Migration[]): void {
  const version = dataVersion(database);
  if (version > steps.length) throw new OperatorError(tooNew(database.path, version, steps.length));
  if (version > 0 && version < steps.length) backUp(database, version);
  for (const [done, step] of [...steps.entries()].slice(version)) apply(database, step, done + 1);
}

/** How many migrations the data has had; 0 for an empty file. */
export function dataVersion(database: Database): number {
  return readInteger(database.prepare("PRAGMA user_version").get()?.user_version);
}

function apply(database: Database, step: Migration, version: number): void {
  try {
    database.transaction(() => {
      database.exec(step.sql);
      database.exec(`PRAGMA user_version = ${version}`);
    });
  } catch (cause) {
    if (cause instanceof OperatorError) throw cause;
    const message = `${database.path} could not be brought to version ${version} (${step.name}); it is still at version ${version - 1}. Start the release that wrote it, and report this.`;
    throw new OperatorError(message, { cause });
  }
}

/** Written under another name first, so that a backup that has its name is whole. */
function backUp(database: Database, version: number): void {
  if (database.path === ":memory:") return;
  const folder = dirname(database.path);
  const draft = join(folder, "offprint.backup.tmp");
  rmSync(draft, { force: true });
  database.prepare("VACUUM INTO ?").run(draft);
  syncFile(draft);
  renameSync(draft, join(folder, `offprint-v${version}.backup.db`));
}

function syncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function tooNew(path: string, version: number, understood: number): string {
  return `${path} holds data of version ${version}; this program understands versions up to ${understood}. Start the newer release of Offprint that wrote it, or put the backup that release made, offprint-v${understood}.backup.db beside it, in its place.`;
}
