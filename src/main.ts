import { adapters } from "../adapters/index.ts";
import { createPlatformAdapters, hasPlatform } from "./assembly/create-adapters.ts";
import type { Adapter } from "./chat/adapter.ts";
import { systemClock } from "./clock.ts";
import { processEnvironment, readConfig, secretsOf } from "./config.ts";
import { OperatorError } from "./errors.ts";
import { createLog, createRedactor } from "./log.ts";
import { startOffprint } from "./offprint.ts";
import { offsetAt } from "./schedule/zone-clock.ts";
import { zoneDataNote, zoneDataVersions } from "./schedule/zone-data.ts";

const LAST_WORDS_MS = 1_000;

type Environment = ReturnType<typeof processEnvironment>;

/** Runs until the console ends or the process is asked to stop; the exit code says how it went. */
async function main(environment: Environment): Promise<void> {
  const config = readConfig(environment);
  const onPlatforms = hasPlatform(config);
  const level = config.LOG_LEVEL ?? (onPlatforms ? "info" : "warn");
  const log = createLog(level, process.stderr, { secrets: secretsOf(config) });
  // At a prompt nobody runs anything by this Node but the bot, which does not follow its data.
  const note = onPlatforms ? zoneDataNote(zoneDataVersions) : undefined;
  if (note !== undefined) log.warn(note);
  const asked = askedToStop();
  const isTyped = !onPlatforms || config.CONSOLE === "beside";
  const terminal = isTyped ? await createTerminal(environment) : undefined;
  const offprint = await startOffprint({
    ...{ config, clock: systemClock, random: Math.random, log },
    adapters: async (documents) => {
      const platforms = await createPlatformAdapters({ config, log, documents });
      return terminal ? [...platforms, terminal] : platforms;
    },
  });
  try {
    // Beside platforms the end of the input ends the console alone.
    const ends = onPlatforms || !terminal?.ended ? [] : [terminal.ended];
    await Promise.race([asked, ...ends]);
  } finally {
    await offprint.stop();
    // What still holds a connection then has nothing more to say.
    setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
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
    offsetAt,
    aside: process.stderr,
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
