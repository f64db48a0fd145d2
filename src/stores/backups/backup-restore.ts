import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { OperatorError } from "../../errors.ts";
import type { Instant } from "../../time/instant.ts";
import { prepareDataFolder } from "../data-folder.ts";
import type { Documents } from "../documents.ts";
import { createDocuments, createKeyv } from "../keyv-documents.ts";
import { createKeyvStore } from "../keyv-store.ts";
import { migrations } from "../migrations.ts";
import { lockFolder } from "../process-lock.ts";
import { connect } from "../sqlite.ts";
import { check, sync, using } from "./backup.ts";
import { eraseLeft, leftIn } from "./left-list.ts";

/**
 * Owner and key of the document that says when a backup was restored: an instant, there until
 * delivery has let go of what may have been posted in between.
 */
export const RESTORED = { owner: "restored", key: "at" } as const;

export interface Restored {
  readonly version: number;
  /** How many people who left since the backup was made were erased from it. */
  readonly left: number;
  /** Where the data that was there before is kept. */
  readonly replaced?: string;
}

/**
 * Puts a backup in the place of the data, marked as restored. Either all of it happens or the data
 * stays as it is; what was there before is kept beside it.
 * @throws OperatorError when a bot runs on the folder, or the backup is missing, damaged or too new
 */
export async function restore(dataDir: string, file: string, now: Instant): Promise<Restored> {
  const backup = resolve(file);
  checkFile(backup);
  prepareDataFolder(dataDir);
  const unlock = lockFolder(dataDir, now);
  const draft = join(dataDir, "offprint.restore.tmp");
  try {
    copyFileSync(backup, draft);
    chmodSync(draft, 0o600);
    const prepared = await prepare(draft, { backup, now, left: leftIn(dataDir) });
    return { ...prepared, ...replace(dataDir, draft, now) };
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(draft + end, { force: true });
    unlock();
  }
}

function checkFile(backup: string): void {
  if (!existsSync(backup)) throw new OperatorError(`There is no file ${backup}.`);
  if (statSync(backup).isDirectory())
    throw new OperatorError(`${backup} is a folder. Name the file of a backup.`);
}

/** When a backup was restored whose gap has not been closed yet. */
export async function restoredAt(restored: Documents): Promise<Instant | undefined> {
  const at = await restored.get(RESTORED.key);
  return typeof at === "number" ? at : undefined;
}

interface Preparing {
  readonly backup: string;
  readonly now: Instant;
  readonly left: ReadonlySet<string>;
}

/** All on a copy: opening a file can change it, and the backup may be on a disk that cannot be written. */
async function prepare(
  draft: string,
  { backup, now, left }: Preparing,
): Promise<Pick<Restored, "version" | "left">> {
  try {
    using(draft, (database) => database.exec("PRAGMA journal_mode = DELETE"));
    const version = using(draft, check);
    if (version > migrations.length) throw new OperatorError(tooNew(backup, version));
    const gone = using(draft, (database) => database.transaction(() => eraseLeft(database, left)));
    await marked(draft, now);
    sync(draft);
    return { version, left: gone };
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    // It is the backup that must be looked at.
    throw new OperatorError(error.message.replaceAll(draft, backup), { cause: error });
  }
}

function tooNew(file: string, version: number): string {
  return `${file} holds data of version ${version}; this program understands versions up to ${migrations.length}. Restore it with the newer release of Offprint that wrote it.`;
}

async function marked(draft: string, now: Instant): Promise<void> {
  const database = connect(draft);
  try {
    const keyv = createKeyv(createKeyvStore(database));
    await createDocuments(keyv, RESTORED.owner).set(RESTORED.key, now);
  } finally {
    database.close();
  }
}

/**
 * The old file stays where it is until the new one takes its place in one step. Its log must be gone
 * by then: SQLite would replay it into the new file.
 */
function replace(dataDir: string, draft: string, now: Instant): { replaced?: string } {
  const current = join(dataDir, "offprint.db");
  const moment = new Date(now).toISOString().replace(/[:.]/gu, "-");
  const kept = join(dataDir, `offprint-replaced-${moment}.db`);
  const isThere = existsSync(current);
  if (isThere) {
    emptyLog(current);
    keepAs(current, kept);
  }
  if (existsSync(`${current}-wal`)) renameSync(`${current}-wal`, `${kept}-wal`);
  rmSync(`${current}-shm`, { force: true });
  renameSync(draft, current);
  sync(dataDir);
  return isThere ? { replaced: kept } : {};
}

/** Brings what the log holds into the file; data too damaged for that is kept as it is, log and all. */
function emptyLog(file: string): void {
  try {
    using(file, (database) => database.exec("PRAGMA wal_checkpoint(TRUNCATE)"));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
  }
}

function keepAs(file: string, kept: string): void {
  try {
    linkSync(file, kept);
  } catch {
    // Some disks know no links.
    copyFileSync(file, kept, constants.COPYFILE_EXCL);
  }
}
