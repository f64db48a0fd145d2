import { setTimeout as delay } from "node:timers/promises";
import type { Postgres } from "../../../src/postgres/postgres.ts";
import { SECOND } from "../../../src/time/durations.ts";
import type { OffprintProcess } from "../../fakes/offprint-process.ts";
import type { PostgresServer } from "../../fakes/postgres-server.ts";
import type { TcpProxy } from "../../fakes/tcp-proxy.ts";
import type { Fleet } from "./fleet.ts";

/** Longer than a lease. */
const SLEEP_MS = 15 * SECOND;
const READ_ONLY_MS = 13 * SECOND;
const SLOW_FOR_MS = 8 * SECOND;
const MOST_AWAY_MS = 8 * SECOND;
/** Each way; a question and its answer take twice as long. */
const SLOW_MS = 600;
/** Between two faults of those that do not wait for the others, so that digests are posted, too. */
const [LEAST_REST_MS, MOST_REST_MS] = [4 * SECOND, 10 * SECOND];

/** A death matters most from shortly before something is due until it is posted. */
const [EARLIEST_MS, SPREAD_MS] = [-10 * SECOND, 14 * SECOND];

export const PROCESS_FAULTS = ["killed", "asleep"] as const;
export const SERVER_FAULTS = ["cut off", "read-only", "restarted", "slow network"] as const;
export type FaultKind = (typeof PROCESS_FAULTS)[number] | (typeof SERVER_FAULTS)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly from: number;
  to: number;
  /** What a process did for all when it was killed. */
  readonly roles: readonly string[];
}

export interface Trouble {
  readonly fleet: Fleet;
  readonly server: PostgresServer;
  /** Leads past the network that the fleet uses. */
  readonly admin: Postgres;
  readonly network: TcpProxy;
  readonly faults: Fault[];
}

/** So many faults one after the other, each kind as often as the others, in an order of chance. */
export async function makeTrouble(
  trouble: Trouble,
  kinds: readonly FaultKind[],
  count: number,
): Promise<void> {
  let left: FaultKind[] = [];
  for (let n = 0; n < count; n++) {
    await delay(LEAST_REST_MS + Math.random() * (MOST_REST_MS - LEAST_REST_MS));
    if (kinds === PROCESS_FAULTS) await allReady(trouble.fleet);
    if (left.length === 0) left = [...kinds].sort(() => Math.random() - 0.5);
    const kind = left.pop();
    const victim = trouble.fleet.running[Math.floor(Math.random() * trouble.fleet.running.length)];
    if (kind && victim) await make(trouble, kind, victim);
  }
}

/** Who kills each process before it has started sees nothing of what they do. */
async function allReady({ running }: Fleet): Promise<void> {
  const isReady = async ({ ask }: OffprintProcess) => (await ask("/readyz"))?.status === 200;
  while (!(await Promise.all(running.map(isReady))).every(Boolean)) await delay(SECOND / 2);
}

/** In quiet, kills one that delivers at about each of these moments, when something is due. */
export async function killDeliverers(trouble: Trouble, moments: readonly number[]): Promise<void> {
  for (const moment of moments) {
    await allReady(trouble.fleet);
    const at = moment + EARLIEST_MS + Math.random() * SPREAD_MS;
    if (at < Date.now()) continue;
    await delay(at - Date.now());
    const posting: OffprintProcess[] = [];
    for (const each of trouble.fleet.running)
      if ((await rolesOf(trouble, each)).some((role) => role.startsWith("deliver ")))
        posting.push(each);
    const victim = posting[Math.floor(Math.random() * posting.length)];
    if (victim) await make(trouble, "killed", victim);
  }
}

async function make(trouble: Trouble, kind: FaultKind, victim: OffprintProcess): Promise<void> {
  const roles = kind === "killed" ? await rolesOf(trouble, victim) : [];
  const fault: Fault = { kind, from: Date.now(), to: Number.POSITIVE_INFINITY, roles };
  trouble.faults.push(fault);
  await DEEDS[kind](trouble, victim);
  fault.to = Date.now();
}

const DEEDS: Readonly<
  Record<FaultKind, (trouble: Trouble, victim: OffprintProcess) => Promise<void>>
> = {
  async killed(_, { child }) {
    child.kill("SIGKILL");
  },
  async asleep(_, { child }) {
    child.kill("SIGSTOP");
    await delay(SLEEP_MS);
    child.kill("SIGCONT");
  },
  async "cut off"({ network }) {
    network.cut();
  },
  /** As a primary that became a standby. */
  async "read-only"({ admin }) {
    await setReadOnly(admin, "on");
    await delay(READ_ONLY_MS);
    await setReadOnly(admin, "off");
  },
  async restarted({ server }) {
    await server.stop();
    await delay(Math.random() * MOST_AWAY_MS);
    await server.start();
  },
  async "slow network"({ network }) {
    network.slow(SLOW_MS);
    await delay(SLOW_FOR_MS);
    network.slow(0);
  },
};

/** For transactions from here on, on whichever connection. */
async function setReadOnly(admin: Postgres, value: "on" | "off"): Promise<void> {
  await admin.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`);
  await admin.query("SELECT pg_reload_conf()");
}

/** A holder is named by host, process and chance. While the server is away nobody has any. */
async function rolesOf({ admin }: Trouble, { child }: OffprintProcess): Promise<readonly string[]> {
  const rows = await admin
    .query(
      "SELECT role FROM leases WHERE split_part(holder, ' ', 2) = $1 AND until > clock_timestamp()",
      [String(child.pid)],
    )
    .catch(() => []);
  return rows.map(({ role }) => String(role));
}
