import { join } from "node:path";
import { terminal as loadTerminal } from "../adapters/index.ts";
import { canBeTypedInto } from "./assembly/can-be-typed-into.ts";
import { createPlatformAdapters, hasPlatform, waysToTurnOn } from "./assembly/create-adapters.ts";
import type { Adapter } from "./chat/adapter.ts";
import {
  type Config,
  type Given,
  processEnvironment,
  proxyOf,
  readConfig,
  secretsOf,
} from "./config.ts";
import { OperatorError, SettingsError } from "./errors.ts";
import { useProxy } from "./http/proxy.ts";
import { createLog, createRedactor } from "./log.ts";
import { startOffprint } from "./offprint.ts";
import { offsetAt } from "./schedule/zone-clock.ts";
import { zoneDataNote, zoneDataVersions } from "./schedule/zone-data.ts";
import { systemClock } from "./time/clock.ts";
import { SECOND } from "./time/durations.ts";

const LAST_WORDS_MS = SECOND;
/** EX_CONFIG of sysexits.h, by which a service's manager knows not to try again. */
const WRONG_SETTINGS = 78;

type Environment = Given["environment"];

/** Runs until the console ends or the process is asked to stop; the exit code says how it went. */
async function main({ environment, remarks }: Given): Promise<void> {
  const config = readConfig(environment, remarks);
  const onPlatforms = hasPlatform(config);
  const level = config.LOG_LEVEL ?? (onPlatforms ? "info" : "warn");
  const log = createLog(level, process.stderr, { secrets: secretsOf(config) });
  // At a prompt nobody runs anything by this Node but the bot, which does not follow its data.
  const note = onPlatforms ? zoneDataNote(zoneDataVersions()) : undefined;
  if (note !== undefined) log.warn(note);
  for (const remark of remarks) log.warn(remark);
  if (!onPlatforms && !canBeTypedInto(process.stdin.fd)) throw new SettingsError(NOBODY);
  const network = await useProxy(proxyOf(config));
  const asked = askedToStop();
  const stopping = new AbortController();
  void asked.then(() => stopping.abort());
  const isTyped = !onPlatforms || config.CONSOLE === "beside";
  const terminal = isTyped ? await createTerminal(environment, config) : undefined;
  const starting = startOffprint({
    config,
    clock: systemClock,
    random: Math.random,
    log,
    signal: stopping.signal,
    adapters: async (documents) => {
      const platforms = await createPlatformAdapters({ config, log, documents, network });
      return terminal ? [...platforms, terminal] : platforms;
    },
  });
  const offprint = await starting.catch((error: unknown) => {
    if (error !== stopping.signal.reason) throw error;
  });
  // Asked to stop while it stood by.
  if (!offprint) return;
  try {
    // Beside platforms the end of the input ends the console alone.
    const ends = onPlatforms || !terminal?.ended ? [] : [terminal.ended];
    const failure = await Promise.race([asked, offprint.failed, ...ends]);
    if (failure) throw failure;
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

const NOBODY = `No chat platform is set up, and nobody can type here: standard input is neither a terminal nor a pipe. Run npx offprint init in a terminal, or set ${waysToTurnOn.join(", or ")}; see .env.example.`;

/** With no platform set up, the person at the terminal is the platform. */
async function createTerminal(environment: Environment, config: Config): Promise<Adapter> {
  const { createConsoleAdapter, terminalFeatures } = await loadTerminal();
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return createConsoleAdapter({
    input: process.stdin,
    output: process.stdout,
    isTerminal,
    offsetAt,
    aside: process.stderr,
    historyFile: join(config.DATA_DIR, "console-history"),
    ...terminalFeatures(environment, isTerminal),
  });
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// What the bot remembers, and says of whom, is its operator's alone.
process.umask(0o077);
try {
  await main(processEnvironment());
  process.exitCode = 0;
} catch (error) {
  process.stderr.write(`${createRedactor()(explain(error))}\n`);
  process.exitCode = error instanceof SettingsError ? WRONG_SETTINGS : 1;
}
