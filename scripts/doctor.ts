import { Resolver } from "node:dns/promises";
import { parseArgs } from "node:util";
import { lookAtConfig, processEnvironment, secretsOf } from "../src/config.ts";
import { createRedactor } from "../src/log.ts";
import { systemClock } from "../src/time/clock.ts";
import { SECOND } from "../src/time/durations.ts";
import { runDoctor } from "./doctor/doctor.ts";
import { groupsOf } from "./doctor/groups.ts";
import { runScript } from "./run-script.ts";

const USAGE = `Looks at everything the bot needs, and says what to do; nothing is changed.

  npm run doctor -- [--offline] [--json]

  --offline   ask no other machine
  --json      write what was seen as JSON

Exit code: 0 all is well, 1 something is wrong or could not be looked at, 2 wrong use.
`;

const WRONG_USE = 2;

/** Rewrites the one line that says what is looked at. */
function showProgress(text: string): void {
  process.stderr.write(`\r\u001b[K${text}`);
}

await runScript("doctor", async () => {
  const asked = read();
  if (asked === undefined || asked.help) {
    process.exitCode = asked ? 0 : WRONG_USE;
    process[asked ? "stdout" : "stderr"].write(USAGE);
    return;
  }
  const { offline, json } = asked;
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
});

function read() {
  try {
    const flag = { type: "boolean", default: false } as const;
    return parseArgs({ options: { offline: flag, json: flag, help: { ...flag, short: "h" } } })
      .values;
  } catch {
    return undefined;
  }
}
