import { join } from "node:path";
import { OperatorError } from "../errors.ts";
import type { Instant } from "../time/instant.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { migrate } from "./migrate.ts";
import { type Migration, migrations } from "./migrations.ts";
import { lockFolder } from "./process-lock.ts";
import { proveWritable } from "./prove-writable.ts";
import { connect, type Database } from "./sqlite.ts";

export type { Cell, Database, Row } from "./sqlite.ts";

export interface OpenOptions {
  /** The folder that holds `offprint.db`, made if missing; or `:memory:` for data that ends with the process. */
  readonly dataDir: string;
  readonly now?: () => Instant;
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the one database of this process, locked against others, checked, and at the newest version.
 * @throws OperatorError naming the path and the fix: a folder that cannot be written, a full disk, a
 *   damaged file, another process on it, data of a newer release
 */
export function openDatabase({
  dataDir,
  now = Date.now,
  migrations: steps = migrations,
}: OpenOptions): Database {
  if (dataDir === ":memory:") return prepared(connect(dataDir), steps);
  prepareDataFolder(dataDir);
  const unlock = lockFolder(dataDir, now());
  try {
    return releasing(prepared(connect(join(dataDir, "offprint.db")), steps), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function prepared(database: Database, steps: readonly Migration[]): Database {
  try {
    configure(database);
    check(database);
    migrate(database, steps);
    proveWritable(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * WAL with `synchronous = FULL`: a commit is on the disk when it returns. NORMAL survives kill -9 as
 * well, but a power cut could then undo the record of a delivery that was already posted. Pages of
 * 8 KiB waste less than those of 4 on papers of 2 to 3 KB: a fifth less disk [trial].
 */
function configure(database: Database): void {
  database.exec(`
    PRAGMA page_size = 8192;
    PRAGMA busy_timeout = 2000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA journal_size_limit = 67108864;
  `);
}

/** A truncated file opens without complaint and fails at the first missing page, so all pages are read once. */
function check(database: Database): void {
  const problem = database.prepare("PRAGMA quick_check(1)").get()?.quick_check;
  if (problem === "ok") return;
  throw new OperatorError(
    `${database.path} is damaged (${String(problem)}). Put a backup in its place, or move it away to start empty (papers come back by themselves; subscriptions do not).`,
  );
}

function releasing(database: Database, unlock: () => void): Database {
  let open = true;
  return {
    ...database,
    close() {
      if (!open) return;
      open = false;
      emptyLog(database);
      database.close();
      unlock();
    },
  };
}

/**
 * Statements that are still compiled keep the library from doing this when it closes. Should it
 * fail, on a full disk, nothing is lost: the next start reads the log.
 */
function emptyLog(database: Database): void {
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
  }
}
