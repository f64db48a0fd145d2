import type { Config } from "../config.ts";
import {
  backupFolder,
  createDailyBackups,
  type DailyBackups,
} from "../stores/backups/daily-backups.ts";
import type { Database } from "../stores/database.ts";
import type { Clock } from "../time/clock.ts";

export interface AssembleBackupsDeps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
}

/** None where none are wanted, and where what matters is in PostgreSQL, which has tools of its own. */
export function assembleBackups(deps: AssembleBackupsDeps): DailyBackups | undefined {
  const { config, database, clock } = deps;
  const { DATA_DIR: dataDir, BACKUP_KEEP: keep, DATABASE_URL, BACKUP_DIR } = config;
  if (keep === 0 || DATABASE_URL !== undefined || database.path === ":memory:") return undefined;
  return createDailyBackups({
    dataDir,
    folder: backupFolder(dataDir, BACKUP_DIR),
    keep,
    now: clock.now,
  });
}
