import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { SECOND } from "../../../src/time/durations.ts";
import { freePort } from "../../fakes/free-port.ts";
import { runProgram } from "../../fakes/program.ts";
import type { FakeSlack } from "../../fakes/slack/fake-slack.ts";
import type { Seen } from "../../fakes/slack/people/seen.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import type { Fault } from "./faults.ts";

const CADDYFILE = fileURLToPath(new URL("../../../compose.scaling.Caddyfile", import.meta.url));
const EVERY_MS = 500;

export interface Asked {
  readonly at: number;
  readonly seen: Promise<Seen>;
}

/** A proxy as docs/scaling.md has it, before these processes. @returns its address */
export async function startProxy(hosts: readonly string[]): Promise<string> {
  const [port, folder] = [await freePort(), temporaryFolder()];
  runProgram("caddy", ["run", "--adapter", "caddyfile", "--config", CADDYFILE], {
    SITE: `:${port}`,
    OFFPRINTS: hosts.join(" "),
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  });
  return `http://127.0.0.1:${port}`;
}

/** People type a command twice a second, whatever became of the one before, until the signal. */
export async function keepAsking(slack: FakeSlack, signal: AbortSignal): Promise<readonly Asked[]> {
  const user = slack.addUser(slack.team);
  const asked: Asked[] = [];
  while (!signal.aborted) {
    const channel = slack.addChannel(slack.team, { members: [user] });
    const seen = slack.interact.slash({ user, channel, text: "search diffusion" });
    asked.push({ at: Date.now(), seen });
    await delay(EVERY_MS);
  }
  return asked;
}

export interface Outage {
  readonly from: number;
  readonly ms: number;
}

/** From the first command that failed to the next that did not, each. */
export async function outagesIn(asked: readonly Asked[]): Promise<readonly Outage[]> {
  const outages: Outage[] = [];
  let from: number | undefined;
  for (const { at, seen } of asked) {
    const { failed } = await seen;
    if (failed !== undefined) from ??= at;
    else if (from !== undefined) {
      outages.push({ from, ms: at - from });
      from = undefined;
    }
  }
  return outages;
}

/** Which faults were at work then, or just over. */
export function kindsAt(at: number, faults: readonly Fault[]): readonly Fault["kind"][] {
  const those = faults.filter(({ from, to }) => at > from - SECOND && at < to + 5 * SECOND);
  return [...new Set(those.map(({ kind }) => kind))].sort();
}

/** Those that a death explains, and nothing else: none was asleep, which a proxy notices later. */
export function afterDeaths(
  outages: readonly Outage[],
  faults: readonly Fault[],
): readonly Outage[] {
  return outages.filter(({ from }) => {
    const kinds = kindsAt(from, faults);
    return kinds.includes("killed") && !kinds.includes("asleep");
  });
}
