import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { FakeDiscord } from "../../test/fakes/discord/fake-discord.ts";
import { freePort } from "../../test/fakes/free-port.ts";
import { type BenchResult, row } from "../bench-result.ts";
import type { BenchedBuild } from "../build-before.ts";
import { OFFLINE } from "../month-of-papers.ts";
import { cpuMs } from "../start-process.ts";
import type { BenchDatabase } from "./bench-database.ts";

/** The real process, on a folder or on PostgreSQL. */
export interface ScaledBot {
  /** What it took until now; without a database the counts are no numbers. */
  used(): Promise<Used>;
  /** What of the database went into each of so many; nothing without one. */
  perUse(what: string, from: Used, to: Used, uses: number): BenchResult[];
  /** The most that it took at once. */
  most(): BenchResult[];
  stop(): Promise<void>;
}

interface Used {
  readonly cpuMs: number;
  readonly commits: number;
  readonly roundTrips: number;
}

export interface ScaledBotOrder {
  readonly build: BenchedBuild;
  readonly folder: string;
  readonly discord: FakeDiscord;
  readonly database: BenchDatabase | undefined;
}

/** The server tells what a connection did a second later. */
const TOLD_MS = 1_500;
const LOOK_MS = 500;

export async function startScaledBot(order: ScaledBotOrder): Promise<ScaledBot> {
  const { discord, database } = order;
  const port = await freePort();
  const child = spawnBot(order, port);
  let [mostConnections, isRunning] = [0, true];
  const looking = (async () => {
    while (database && isRunning) {
      const { connections } = await database.counted();
      mostConnections = Math.max(mostConnections, connections);
      await delay(LOOK_MS);
    }
  })();
  while (discord.commands.length === 0) await delay(50);
  return {
    async used() {
      const cpu = cpuMs(child);
      if (!database) return { cpuMs: cpu, commits: Number.NaN, roundTrips: Number.NaN };
      const roundTrips = await roundTripsOf(port);
      await delay(TOLD_MS);
      return { cpuMs: cpu, roundTrips, commits: (await database.counted()).commits };
    },
    perUse(what, from, to, uses) {
      if (!database) return [];
      return [
        row(`commits ${what}, leases and looks included`, (to.commits - from.commits) / uses, ""),
        row(`round trips ${what}, likewise`, (to.roundTrips - from.roundTrips) / uses, ""),
      ];
    },
    most: () => (database ? [row("connections at most", mostConnections, "")] : []),
    async stop() {
      isRunning = false;
      await looking;
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "close");
    },
  };
}

function spawnBot(
  { build, folder, discord, database }: ScaledBotOrder,
  port: number,
): ChildProcess {
  const env = {
    ...process.env,
    ...OFFLINE,
    DATA_DIR: folder,
    LOG_LEVEL: "error",
    PORT: String(port),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ...(database && { DATABASE_URL: database.url }),
  };
  const main = fileURLToPath(build.main);
  return spawn(process.execPath, [main], { env, stdio: ["ignore", "ignore", "inherit"] });
}

async function roundTripsOf(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^offprint_postgres_round_trips_total (\d+)$/mu.exec(text)?.[1]);
}
