import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, onTestFinished } from "vitest";
import { leaveOut } from "../leave-out.ts";

/** Tests with a program that is not part of this project; where it is not there they are left out, which is said. */
export function describeWith(program: string, name: string, tests: () => void): void {
  if (hasProgram(program)) describe(name, tests);
  else leaveOut(name, `there is no ${program} here.`);
}

export function hasProgram(program: string): boolean {
  return pathOf(program) !== undefined;
}

/** Runs it until the test has ended. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): void {
  const child = spawn(pathOf(program) ?? program, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: "ignore",
  });
  const ended = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
}

/** Those for administrators stand where a shell of others does not look. */
function pathOf(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  return folders.map((folder) => join(folder, program)).find(isRunnable);
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
