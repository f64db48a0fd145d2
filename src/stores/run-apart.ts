import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { OperatorError } from "../errors.ts";

/** Behind whoever answers people, on the scale of POSIX. */
const NICENESS = 10;

/**
 * Runs a compiled program of this one's beside it, low in priority: a thread that is inside SQLite
 * cannot be ended, a process can.
 * @throws OperatorError with what it prints, which is what an operator has to do; others when it failed otherwise
 */
export async function runApart(
  program: URL,
  args: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    signal,
    killSignal: "SIGKILL",
  });
  const closed = once(child, "close");
  giveWay(child);
  const [problem, [code]] = await Promise.all([text(child.stdout), closed]);
  if (problem !== "") throw new OperatorError(problem);
  if (code !== 0) throw new Error(`${args[0]}: ${program.pathname} ended with ${code}.`);
}

function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS);
  } catch {
    // Some systems do not let it.
  }
}
