import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { OperatorError } from "../errors.ts";
import { checkDatabase } from "./check-database.ts";
import type { Database } from "./sqlite.ts";

/** Behind whoever answers people, on the scale of POSIX. */
const NICENESS = 10;

/**
 * Checks a database beside the one who uses it: in a process, since a thread that is inside SQLite
 * cannot be ended, and low in priority. Where the program runs as TypeScript, as in tests, there is
 * no compiled file for a process to run: it is then checked here, and undefined answered.
 * @throws OperatorError, or rejects with it, when it is damaged; rejects with others when it could not be checked
 */
export function checkApart(database: Database, signal: AbortSignal): Promise<void> | undefined {
  if (!import.meta.url.endsWith(".ts")) return checkInProcess(database.path, signal);
  checkDatabase(database);
  return undefined;
}

async function checkInProcess(path: string, signal: AbortSignal): Promise<void> {
  const program = fileURLToPath(new URL("./check-process.js", import.meta.url));
  const child = spawn(process.execPath, [program, path], {
    stdio: ["ignore", "pipe", "inherit"],
    signal,
    killSignal: "SIGKILL",
  });
  const closed = once(child, "close");
  giveWay(child);
  const [problem, [code]] = await Promise.all([text(child.stdout), closed]);
  if (problem !== "") throw new OperatorError(problem);
  if (code !== 0) throw new Error(`${path} could not be checked.`);
}

function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS);
  } catch {
    // Some systems do not let it.
  }
}
