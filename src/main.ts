import { adapters } from "../adapters/index.ts";
import { createPlatformAdapters } from "./assembly/create-adapters.ts";
import type { Adapter } from "./chat/adapter.ts";
import { systemClock } from "./clock.ts";
import { processEnvironment, readConfig, secretsOf } from "./config.ts";
import { OperatorError } from "./errors.ts";
import { createLog, createRedactor } from "./log.ts";
import { startOffprint } from "./offprint.ts";

type Environment = ReturnType<typeof processEnvironment>;

/** Runs until the console ends or the process is asked to stop; the exit code says how it went. */
async function main(environment: Environment): Promise<void> {
  const config = readConfig(environment);
  const level = config.LOG_LEVEL ?? (config.DISCORD_TOKEN === undefined ? "warn" : "info");
  const log = createLog(level, process.stderr, { secrets: secretsOf(config) });
  const asked = askedToStop();
  const platforms = await createPlatformAdapters(config, log);
  const chosen = platforms.length > 0 ? platforms : [await createTerminal(environment)];
  const ends = chosen.flatMap(({ ended }) => ended ?? []);
  const deps = { config, adapters: chosen, clock: systemClock, random: Math.random, log };
  const offprint = await startOffprint(deps);
  try {
    await Promise.race([asked, ...ends]);
  } finally {
    await offprint.stop();
  }
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () => resolve());
  });
}

/** With no platform set up, the person at the terminal is the platform. */
async function createTerminal(environment: Environment): Promise<Adapter> {
  const { createConsoleAdapter, terminalFeatures } = await adapters.console();
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return createConsoleAdapter({
    input: process.stdin,
    output: process.stdout,
    isTerminal,
    ...terminalFeatures(environment, isTerminal),
  });
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await main(processEnvironment());
  process.exitCode = 0;
} catch (error) {
  process.stderr.write(`${createRedactor()(explain(error))}\n`);
  process.exitCode = 1;
}
