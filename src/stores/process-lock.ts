import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { OperatorError } from "../errors.ts";
import type { Instant } from "../time/instant.ts";
import { connect } from "./sqlite.ts";
import { isBusy } from "./sqlite-errors.ts";

const Holder = z.object({ pid: z.number(), host: z.string(), since: z.string() });

/**
 * Makes this process the only one on a data folder, until the returned function releases it.
 * The lock is SQLite's own exclusive lock on a file that holds nothing else: the operating system
 * drops it with the process, however that ends, on Linux, macOS and Windows alike.
 * @throws OperatorError naming the process that has it
 */
export function lockFolder(folder: string, now: Instant): () => void {
  const lock = connect(join(folder, "offprint.lock"));
  const note = join(folder, "offprint.lock.json");
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new OperatorError(refusal(folder, note), { cause: error }) : error;
  }
  writeNote(note, now);
  return () => {
    rmSync(note, { force: true });
    lock.exec("ROLLBACK");
    lock.close();
  };
}

/** Who has the folder, such as ` (process 12 on papers, since …)`; undefined while nobody has. Takes nothing. */
export function holderOfFolder(folder: string): string | undefined {
  const file = join(folder, "offprint.lock");
  if (!existsSync(file)) return undefined;
  const lock = connect(file);
  try {
    lock.prepare("SELECT count(*) FROM sqlite_schema").get();
    return undefined;
  } catch (error) {
    if (isBusy(error)) return holderOf(join(folder, "offprint.lock.json"));
    throw error;
  } finally {
    lock.close();
  }
}

/** The note is for people; the lock does not depend on it. */
function writeNote(note: string, now: Instant): void {
  try {
    writeFileSync(note, describeThisProcess(now));
  } catch {
    rmSync(note, { force: true });
  }
}

function describeThisProcess(now: Instant): string {
  const holder = { pid: process.pid, host: hostname(), since: new Date(now).toISOString() };
  return `${JSON.stringify(holder)}\n`;
}

function refusal(folder: string, note: string): string {
  return `The data folder ${folder} is in use by another Offprint process${holderOf(note)}. Stop that process first, or give this one a folder of its own with DATA_DIR.`;
}

function holderOf(note: string): string {
  try {
    const { pid, host, since } = Holder.parse(JSON.parse(readFileSync(note, "utf8")));
    return ` (process ${pid} on ${host}, since ${since})`;
  } catch {
    return "";
  }
}
