import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Check, type Finding, good, notice, unknown, wrong } from "../../src/checkup/check.ts";
import { OperatorError } from "../../src/errors.ts";
import { BACKUP_LATE_MS, newestBackup } from "../../src/stores/backups/daily-backups.ts";
import { checkApart } from "../../src/stores/check-apart.ts";
import { dataVersion } from "../../src/stores/migrate.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { connect } from "../../src/stores/sqlite.ts";
import { isBusy } from "../../src/stores/sqlite-errors.ts";
import { MINUTE } from "../../src/time/durations.ts";
import { isForeign } from "./check-folder.ts";

/** What the bot may need besides copies of the database, such as for its log. */
const SPARE_BYTES = 128 * 1024 * 1024;

export interface BackupSettings {
  readonly folder: string;
  /** 0 where the bot makes none. */
  readonly keep: number;
}

/** The one file of the data, the room beside it, and the copies of it. */
export function databaseChecks(folder: string, backups: BackupSettings): readonly Check[] {
  return [
    // 18 s a GB from a cold disk.
    {
      title: "database",
      patienceMs: 10 * MINUTE,
      look: (signal) => lookAtDatabase(folder, signal),
    },
    { title: "disk", look: async () => lookAtDisk(folder) },
    { title: "old copies", look: async () => [oldCopiesFinding(folder)] },
    { title: "backups", look: async () => [backupFinding(folder, backups)] },
  ];
}

const fileIn = (folder: string) => join(folder, "offprint.db");

async function lookAtDatabase(folder: string, signal: AbortSignal): Promise<readonly Finding[]> {
  const file = fileIn(folder);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return [good("There is no database yet; the first start makes it.")];
  if (isForeign(stats) || isForeign(statSync(folder)))
    return [
      unknown("The database was not opened, since it is another user's.", "Run this as its owner."),
    ];
  if (stats.size === 0)
    return [wrong(`${file} is empty.`, "Put a backup in its place: npx offprint restore FILE")];
  const database = connect(file);
  try {
    database.exec("PRAGMA busy_timeout = 2000");
    const version = dataVersion(database);
    await checkApart(database, signal);
    return [versionFinding(version)];
  } catch (error) {
    if (!(error instanceof OperatorError) || isBusy(error)) throw error;
    return [wrong(error.message, "See docs/operations.md, Backup and restore.")];
  } finally {
    database.close();
  }
}

function versionFinding(version: number): Finding {
  const newest = migrations.length;
  if (version === newest) return good(`The database is sound, of version ${version}.`);
  if (version > newest)
    return wrong(
      `The database is sound, of version ${version}; this program understands versions up to ${newest}.`,
      "Start the newer release that wrote it, or restore a backup made before that.",
    );
  return notice(
    `The database is sound, of version ${version}; the next start brings it to ${newest}.`,
    "npx offprint rehearse says what that takes. Make a backup first: npx offprint backup FILE",
  );
}

/** A backup beside the data is a copy; so is what a migration keeps, and it may write all of it anew. */
function lookAtDisk(folder: string): readonly Finding[] {
  const there = existsSync(folder) ? folder : ".";
  const { bavail, bsize, blocks } = statfsSync(there);
  if (blocks === 0)
    return [unknown("This disk does not tell its size.", "Look at it by other means.")];
  const free = bavail * bsize;
  const size = statSync(fileIn(folder), { throwIfNoEntry: false })?.size ?? 0;
  const forBackup = size + SPARE_BYTES;
  const forMigration = 3 * size + SPARE_BYTES;
  const says = `${bytes(free)} free; a backup needs ${bytes(forBackup)}, a migration up to ${bytes(forMigration)}.`;
  if (free < forBackup) return [wrong(says, "Free some space on the disk, or move the data.")];
  if (free < forMigration)
    return [notice(says, "Free some space before the next release that changes the data.")];
  return [good(says)];
}

function bytes(count: number): string {
  const gigabytes = count / 1e9;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.ceil(count / 1e6)} MB`;
}

function backupFinding(dataDir: string, { folder, keep }: BackupSettings): Finding {
  if (keep === 0)
    return good("The bot makes no backups by itself: BACKUP_KEEP is 0, or PostgreSQL is used.");
  const newest = newestBackup(folder);
  if (newest === undefined && !existsSync(fileIn(dataDir)))
    return good("There is nothing to make a backup of yet.");
  const look =
    "It is made while the bot runs, some minutes after its start and every day; the log says why one could not be made.";
  if (newest === undefined) return notice(`There is no daily backup in ${folder} yet.`, look);
  const day = new Date(newest).toISOString().slice(0, 10);
  const says = `The newest daily backup in ${folder} is of ${day}; ${keep} are kept.`;
  return Date.now() - newest > BACKUP_LATE_MS ? notice(says, look) : good(says);
}

/** What migrations and restores leave beside the data, of which nothing lets go by itself. */
const OLD_COPY = /^offprint-(?:v\d+\.backup|replaced-[\dTZ-]+)\.db(?:-wal)?$/u;

function oldCopiesFinding(folder: string): Finding {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => OLD_COPY.test(name)) : [];
  if (names.length === 0) return good("No copies of before an upgrade or a restore are kept.");
  const size = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return notice(
    `${names.join(", ")} of before an upgrade or a restore: ${bytes(size)}.`,
    "Delete them when all has been well for a while; nothing else does.",
  );
}
