import { join } from "node:path";
import { defined } from "../collections/defined.ts";
import { OperatorError } from "../errors.ts";
import type { Instant } from "../time/instant.ts";
import { checkDatabase, checkLength, emptiedError } from "./check-database.ts";
import { type CheckedNote, createCheckedNote } from "./checked-note.ts";
import { prepareDataFolder } from "./data-folder.ts";
import type { SyncFile } from "./log-sync.ts";
import { dataVersion, migrate } from "./migrate.ts";
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
  /**
   * Checks a file that may not be as it was when it was last known to be whole, beside its use if it
   * answers a promise; without it the file is checked first. @throws OperatorError, or rejects with it
   */
  readonly check?: (database: Database) => Promise<void> | undefined;
  /** Brings the log to the disk when `synced` is asked for; for disks that are slow or fail. */
  readonly sync?: SyncFile;
}

/**
 * Opens the one database of this process, locked against others, checked unless it is as it was left
 * when it was last known to be whole, and at the newest version.
 * @throws OperatorError naming the path and the fix: a folder that cannot be written, a full disk, a
 *   damaged file, another process on it, data of a newer release
 */
export function openDatabase(options: OpenOptions): Database {
  const { dataDir, now = Date.now, migrations: steps = migrations, check = checkHere } = options;
  if (dataDir === ":memory:")
    return prepared(connect(dataDir), (database) => migrate(database, steps));
  prepareDataFolder(dataDir);
  const unlock = lockFolder(dataDir, now());
  try {
    const file = join(dataDir, "offprint.db");
    const note = createCheckedNote(file, now);
    const known = note.take();
    if (known === "emptied") throw emptiedError(file);
    const database = prepared(
      connect(file, { onFailure: note.doubt, ...defined({ sync: options.sync }) }),
      (opened) => {
        emptyLog(opened);
        checkLength(opened);
        // What is to be rewritten is checked before, like what was found damaged.
        const isSuspect = known === "damaged" || dataVersion(opened) !== steps.length;
        if (known !== "whole" || isSuspect)
          checkNoting(opened, note, isSuspect ? checkHere : check);
        migrate(opened, steps);
      },
    );
    return releasing(database, note, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function prepared(database: Database, bringUp: (database: Database) => void): Database {
  try {
    configure(database);
    bringUp(database);
    proveWritable(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkHere(database: Database): undefined {
  checkDatabase(database);
}

/** Damage is noted, so that the next start does not begin with it. @throws OperatorError */
function checkNoting(
  database: Database,
  note: CheckedNote,
  check: NonNullable<OpenOptions["check"]>,
): void {
  const failed = (error: unknown) => {
    if (error instanceof OperatorError) note.wasDamaged();
  };
  try {
    const checking = check(database);
    if (checking) checking.then(note.wasChecked, failed);
    else note.wasChecked();
  } catch (error) {
    failed(error);
    throw error;
  }
}

/**
 * WAL with `synchronous = FULL`: a commit is on the disk when it returns. NORMAL survives kill -9 as
 * well, but a power cut could then undo the record of a delivery that was already posted; who uses it
 * for a transaction waits for `synced` before the post. Pages of 8 KiB waste less than those of 4 on
 * texts of 1 to 3 KB: a fifth less disk [trial page-size].
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

function releasing(database: Database, note: CheckedNote, unlock: () => void): Database {
  let open = true;
  return {
    ...database,
    close() {
      if (!open) return;
      open = false;
      emptyLog(database);
      database.close();
      note.leave();
      unlock();
    },
  };
}

/**
 * Brings what the log holds into the file. Statements that are still compiled keep the library from
 * doing this when it closes. Should it fail, on a full disk, nothing is lost: it stays in the log.
 */
function emptyLog(database: Database): void {
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
  }
}
