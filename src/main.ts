import { adapters } from "../adapters/index.ts";
import { systemClock } from "./clock.ts";
import { processEnvironment, readConfig, secretsOf } from "./config.ts";
import { OperatorError } from "./errors.ts";
import { createLog, createRedactor } from "./log.ts";
import { startOffprint } from "./offprint.ts";

/** Runs until the console ends or the process is asked to stop; the exit code says how it went. */
async function main(): Promise<void> {
  const environment = processEnvironment();
  const config = readConfig(environment);
  const log = createLog(config.LOG_LEVEL ?? "warn", process.stderr, { secrets: secretsOf(config) });
  const asked = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () => resolve());
  });
  const { createConsoleAdapter, terminalFeatures } = await adapters.console();
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const terminal = createConsoleAdapter({
    input: process.stdin,
    output: process.stdout,
    isTerminal,
    ...terminalFeatures(environment, isTerminal),
  });
  const offprint = await startOffprint({
    config,
    adapters: [terminal],
    clock: systemClock,
    random: Math.random,
    log,
  });
  try {
    await Promise.race([asked, terminal.ended]);
  } finally {
    await offprint.stop();
  }
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await main();
  process.exitCode = 0;
} catch (error) {
  process.stderr.write(`${createRedactor()(explain(error))}\n`);
  process.exitCode = 1;
}
