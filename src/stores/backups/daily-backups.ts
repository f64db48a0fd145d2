import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../../errors.ts";
import { DAY } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import { backUpApart } from "./back-up-apart.ts";

/** Copies of the data that the bot makes by itself, a day each, of which the newest are kept. */
export interface DailyBackups {
  /** Makes today's unless it is there, and lets the oldest go. @throws OperatorError */
  run(signal: AbortSignal): Promise<void>;
  /** Why the last one could not be made, for the operator; undefined while all is well. */
  trouble(): string | undefined;
  /** How often one could not be made. */
  failures(): number;
  /** The day of the newest there is. */
  newestAt(): Instant | undefined;
}

export interface BackupPlan {
  readonly dataDir: string;
  /** For the copies; made if missing. */
  readonly folder: string;
  /** How many are kept, at least one. */
  readonly keep: number;
  readonly now: () => Instant;
}

/** Left on the disk beside a copy, so that the bot goes on writing. */
const SPARE_BYTES = 128 * 1024 * 1024;
const NAME = /^offprint-(\d{4}-\d\d-\d\d)\.db$/u;

/** Where they are, unless a folder is named for them. */
export function backupFolder(dataDir: string, named: string | undefined): string {
  return named ?? join(dataDir, "backups");
}

export function createDailyBackups(plan: BackupPlan): DailyBackups {
  let trouble: string | undefined;
  let failures = 0;
  return {
    async run(signal) {
      try {
        await backUpToday(plan, signal);
        trouble = undefined;
      } catch (error) {
        if (signal.aborted) throw error;
        failures += 1;
        trouble = `No backup was made today: ${error instanceof Error ? error.message : String(error)}`;
        throw error;
      }
    },
    trouble: () => trouble,
    failures: () => failures,
    newestAt: () => newestBackup(plan.folder),
  };
}

/** The day of the newest backup in a folder; undefined where there is none. */
export function newestBackup(folder: string): Instant | undefined {
  const day = NAME.exec(namesIn(folder).at(-1) ?? "")?.[1];
  return day === undefined ? undefined : Date.parse(day);
}

async function backUpToday(plan: BackupPlan, signal: AbortSignal): Promise<void> {
  const { dataDir, folder, keep, now } = plan;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `offprint-${new Date(now()).toISOString().slice(0, 10)}.db`;
  if (!namesIn(folder).includes(name)) {
    demandRoom(dataDir, folder);
    const file = join(folder, name);
    try {
      await backUpApart(dataDir, file, signal);
    } finally {
      // Of one that was cut.
      for (const end of ["", "-journal", "-wal", "-shm"])
        rmSync(`${file}.tmp${end}`, { force: true });
    }
  }
  // Only once the new one is whole.
  for (const old of namesIn(folder).slice(0, -keep)) rmSync(join(folder, old));
}

/** By day, the oldest first; other files in the folder are left alone. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** A copy that fills the disk would stop the bot. @throws OperatorError */
function demandRoom(dataDir: string, folder: string): void {
  const { bavail, bsize, blocks } = statfsSync(folder);
  const size = statSync(join(dataDir, "offprint.db")).size;
  if (blocks === 0 || bavail * bsize >= size + SPARE_BYTES) return;
  throw new OperatorError(
    `The disk that holds ${folder} has too little room for a copy of ${size} bytes. Free some space, set BACKUP_DIR to another disk, or keep fewer with BACKUP_KEEP.`,
  );
}

/** Counted from the beginning of its day: a newest backup that is older is late. */
export const BACKUP_LATE_MS = 3 * DAY;
