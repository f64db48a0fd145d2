import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../test/fakes/free-port.ts";
import { type LoopLook, readLooks } from "./loop-looks.ts";
import type { MemoryLimit } from "./memory-limit.ts";

/** The real process, watched. */
export interface BotProcess {
  /** Of its server. */
  readonly url: string;
  /** Until `/readyz` said so. */
  readonly readyMs: number;
  /** A number of `/metrics`, by its name with its labels; not a number where there is none. */
  metric(name: string): Promise<number>;
  /** How its event loop went so far. */
  looks(): readonly LoopLook[];
  /** Megabytes at most so far; not a number where the system does not tell. */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

export interface BotOrder {
  readonly main: URL;
  readonly dataDir: string;
  readonly settings: Readonly<Record<string, string>>;
  /** On one processor, and with so little memory. */
  readonly small?: boolean;
  /** Of the system, where it is to be kept within one. */
  readonly limit?: MemoryLimit | undefined;
}

const LOOK_MS = 10;
const PATIENCE_MS = 300_000;
/** What a small machine gives; how many processors, only Linux lets us say. */
const SMALL = {
  processor: process.platform === "linux" ? ["taskset", "-c", "0"] : [],
  memory: "--max-old-space-size=256",
};

/** Starts a bot, until it is ready. */
export async function startBot(order: BotOrder): Promise<BotProcess> {
  const port = await freePort();
  const notes = join(order.dataDir, "loop.jsonl");
  rmSync(notes, { force: true });
  const began = performance.now();
  const bot = spawnBot(order, { PORT: String(port), WATCH_LOOP_IN: notes });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(bot, `${url}/readyz`);
  return {
    url,
    readyMs: performance.now() - began,
    async metric(name) {
      const text = await (await fetch(`${url}/metrics`)).text();
      const line = text.split("\n").find((each) => each.startsWith(`${name} `));
      return Number(line?.slice(name.length));
    },
    looks: () => readLooks(notes),
    peakMegabytes: () => peakMegabytes(bot),
    async stop() {
      bot.kill("SIGTERM");
      if (bot.exitCode === null) await once(bot, "close");
    },
  };
}

function spawnBot(
  { main, dataDir, settings, small, limit }: BotOrder,
  own: Record<string, string>,
): ChildProcess {
  const env = { ...process.env, ...settings, ...own, DATA_DIR: dataDir, LOG_LEVEL: "error" };
  const watch = new URL("watch-loop.js", import.meta.url).href;
  const run = [process.execPath, "--import", watch];
  const limited = small ? [...SMALL.processor, ...run, SMALL.memory] : run;
  const whole = [...limited, fileURLToPath(main)];
  const [command = "", ...args] = limit?.around(whole) ?? whole;
  return spawn(command, args, { env, stdio: ["ignore", "ignore", "inherit"] });
}

async function untilReady(bot: ChildProcess, url: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end && bot.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) return;
    await delay(LOOK_MS);
  }
  throw new Error("The bot was not ready in time.");
}

function peakMegabytes({ pid }: ChildProcess): number {
  try {
    const peak = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Math.round(Number(peak?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}
