import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { OFFLINE } from "./month-of-papers.ts";

/** What a start took until the first answer. */
export interface MeasuredStart {
  readonly ms: number;
  /** Of its processor, in all threads; not a number where the system does not tell. */
  readonly cpuMs: number;
  /** At most so far; not a number likewise. */
  readonly megabytes: number;
}

/** Starts the real process on a folder, until it has answered its first command. */
export async function startProcess(
  main: URL,
  dataDir: string,
  args: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<MeasuredStart> {
  const env = { ...process.env, ...OFFLINE, ...settings, LOG_LEVEL: "error", DATA_DIR: dataDir };
  const began = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(main), ...args], { env });
  child.stderr.resume();
  child.stdin.write("trending count:1\n");
  await once(child.stdout, "data");
  const ms = performance.now() - began;
  const measured = { ms, cpuMs: cpuMs(child), megabytes: peakMegabytes(child) };
  child.stdin.end();
  await once(child, "close");
  return measured;
}

const TICK_MS = 10;

/** What a process took of a processor so far, in all threads; not a number where the system does not tell. */
export function cpuMs(child: ChildProcess): number {
  // The name in brackets may hold blanks; user and system time are the 12th and 13th after it.
  const numbers = ofProcess(child, "stat")
    .replace(/^.*\) /su, "")
    .split(" ");
  return (Number(numbers[11]) + Number(numbers[12])) * TICK_MS;
}

function peakMegabytes(child: ChildProcess): number {
  return Number(/VmHWM:\s+(\d+) kB/u.exec(ofProcess(child, "status"))?.[1]) / 1024;
}

/** Linux tells it; elsewhere it is not known. */
function ofProcess({ pid }: ChildProcess, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return "";
  }
}
