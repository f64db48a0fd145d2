import { Resolver } from "node:dns/promises";
import { lookAtConfig, processEnvironment, secretsOf } from "../src/config.ts";
import { createRedactor } from "../src/log.ts";
import { systemClock } from "../src/time/clock.ts";
import { SECOND } from "../src/time/durations.ts";
import { runDoctor } from "./doctor/doctor.ts";
import { groupsOf } from "./doctor/groups.ts";
import type { ScriptContext } from "./run-script.ts";

/** Rewrites the one line that says what is looked at. */
function showProgress(text: string): void {
  process.stderr.write(`\r\u001b[K${text}`);
}

export async function run({ options }: ScriptContext): Promise<void> {
  const [offline, json] = [options.offline === true, options.json === true];
  const { environment, remarks } = processEnvironment();
  const config = lookAtConfig(environment).values;
  const dns = new Resolver({ timeout: 5 * SECOND, tries: 2 });
  const groups = await groupsOf({ environment, remarks, offline, clock: systemClock, dns });
  const { stdout, stderr } = process;
  process.exitCode = await runDoctor(
    groups,
    { clock: systemClock, offline },
    {
      json,
      colours: stdout.isTTY === true && !environment.NO_COLOR,
      redact: createRedactor(config ? secretsOf(config) : []),
      write: (text) => void stdout.write(text),
      progress: stderr.isTTY === true && stdout.isTTY === true ? showProgress : () => {},
    },
  );
  // What still waits for an answer that nobody reads.
  setTimeout(() => process.exit(), SECOND).unref();
}
