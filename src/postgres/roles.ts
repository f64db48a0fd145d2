import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { type Lease, type LeaseDeps, tryLease } from "./lease.ts";

/** What one process at a time does for all. */
export interface Role {
  readonly name: string;
  /** Not taken before; at once where left out. */
  readonly isReady?: () => boolean;
  /** Begins it under this lease. What it rejects with gives the role up, which is tried again. */
  begin(lease: Lease): Promise<EndRole>;
}

/** Lets what is under way end, until `hurry` is aborted. */
export type EndRole = (hurry: AbortSignal) => Promise<unknown>;

/** The roles that this process has. */
export interface Roles {
  held(): readonly { readonly role: string; readonly lease: number }[];
  /** Leases that were taken so far, and those of them that were lost rather than given up. */
  counts(): { readonly taken: number; readonly lost: number };
  /** Gives all of them up, and counts among the living no longer. */
  stop(hurry: AbortSignal): Promise<void>;
}

export interface RolesDeps extends Pick<LeaseDeps, "postgres" | "holder" | "steady"> {
  readonly roles: readonly Role[];
  readonly clock: Clock;
  /** Asked each time before this process counts among the living anew; what it rejects with keeps it out. */
  readonly mayJoin: () => Promise<void>;
  readonly tell: (event: RoleEvent) => void;
}

export type RoleEvent =
  | { readonly kind: "taken" | "given up"; readonly role: string; readonly lease: number }
  | { readonly kind: "lost"; readonly role: string; readonly reason: string }
  | { readonly kind: "failed"; readonly role: string; readonly error: unknown }
  /** The others cannot be seen, or do not let this process join. */
  | { readonly kind: "trouble"; readonly error: unknown };

/** Whoever moves the data holds it, and no process may have a role meanwhile. */
export const MOVE_ROLE = "move";
const LOOK_MS = SECOND;
/** Who is not heard of for so long has no share any more. */
const LIVING_MS = 5 * SECOND;

interface Held {
  readonly lease: Lease;
  readonly end: (hurry: AbortSignal) => Promise<void>;
}

interface Sharing extends RolesDeps {
  readonly held: Map<string, Held>;
  readonly stopping: AbortController;
  hasJoined: boolean;
  taken: number;
  lost: number;
}

/**
 * Shares the roles out among the living: each process takes what is free, as many as are its share at
 * most, and gives up what is beyond that. Starts at once.
 */
export function shareRoles(deps: RolesDeps): Roles {
  const sharing: Sharing = {
    ...deps,
    held: new Map(),
    stopping: new AbortController(),
    hasJoined: false,
    taken: 0,
    lost: 0,
  };
  const { held, stopping } = sharing;
  const looking = keepLooking(sharing);
  return {
    held: () => [...held].map(([role, { lease }]) => ({ role, lease: lease.fence.number })),
    counts: () => ({ taken: sharing.taken, lost: sharing.lost }),
    async stop(hurry) {
      stopping.abort();
      await looking;
      await Promise.all([...held.keys()].map((role) => giveUp(sharing, role, hurry)));
      await deps.postgres
        .query("DELETE FROM members WHERE id = $1", [deps.holder])
        .catch((error: unknown) => deps.tell({ kind: "trouble", error }));
    },
  };
}

async function keepLooking(sharing: Sharing): Promise<void> {
  const { clock, stopping, tell } = sharing;
  while (!stopping.signal.aborted) {
    await look(sharing).catch((error: unknown) => tell({ kind: "trouble", error }));
    await clock.sleep(LOOK_MS, stopping.signal).catch(() => undefined);
  }
}

/** Asked again after it: what keeps this process out may have come between the two. */
async function join(sharing: Sharing): Promise<void> {
  const { postgres, holder, mayJoin } = sharing;
  sharing.hasJoined = false;
  await mayJoin();
  await postgres.query(JOIN, [holder, LIVING_MS]);
  await mayJoin();
  sharing.hasJoined = true;
}

async function look(sharing: Sharing): Promise<void> {
  const { postgres, holder, roles, held } = sharing;
  const [beaten] = await postgres.query(BEAT, [holder, LIVING_MS]);
  if (!beaten || !sharing.hasJoined) await join(sharing);
  const [seen] = await postgres.query(SEEN);
  const living = Math.max(1, Number(seen?.living));
  const most = Math.ceil(roles.length / living);
  const last = [...held.keys()].at(-1);
  if (held.size > most && last !== undefined)
    return giveUp(sharing, last, new AbortController().signal);
  const taken = new Set(Array.isArray(seen?.taken) ? seen.taken.map(String) : []);
  if (taken.has(MOVE_ROLE)) return;
  // One that was lost, and is still being ended, is not begun beside that.
  for (const role of roles)
    if (held.size < most && !taken.has(role.name) && !held.has(role.name) && isReady(role))
      await takeRole(sharing, role);
}

function isReady(role: Role): boolean {
  return role.isReady?.() ?? true;
}

async function takeRole(sharing: Sharing, role: Role): Promise<void> {
  const { held, tell, stopping } = sharing;
  if (stopping.signal.aborted) return;
  const ending = new AbortController();
  const onTrouble = (error: unknown) => tell({ kind: "trouble", error });
  const lease = await tryLease({ ...sharing, role: role.name, signal: ending.signal, onTrouble });
  if (!lease) return;
  sharing.taken += 1;
  tell({ kind: "taken", role: role.name, lease: lease.fence.number });
  try {
    const endRole = await role.begin(lease);
    held.set(role.name, { lease, end: async (hurry) => void (await endRole(hurry)) });
    void lease.lost.then((reason) => lose(sharing, role.name, lease, reason));
  } catch (error) {
    tell({ kind: "failed", role: role.name, error });
    await lease.release();
  }
}

/** Nothing more may be done under it: what is under way is cut. */
async function lose(sharing: Sharing, role: string, lease: Lease, reason: string): Promise<void> {
  const having = sharing.held.get(role);
  if (having?.lease !== lease) return;
  sharing.lost += 1;
  sharing.tell({ kind: "lost", role, reason });
  await having.end(AbortSignal.abort()).catch((error: unknown) => {
    sharing.tell({ kind: "failed", role, error });
  });
  sharing.held.delete(role);
}

async function giveUp(sharing: Sharing, role: string, hurry: AbortSignal): Promise<void> {
  const having = sharing.held.get(role);
  if (!having) return;
  const { lease, end } = having;
  const onError = (error: unknown) => sharing.tell({ kind: "failed", role, error });
  await end(hurry).catch(onError);
  await lease.release().catch(onError);
  sharing.held.delete(role);
  sharing.tell({ kind: "given up", role, lease: lease.fence.number });
}

const BEAT = `UPDATE members SET until = clock_timestamp() + $2 * interval '1 ms'
  WHERE id = $1 AND until > clock_timestamp() RETURNING id`;

const JOIN = `WITH gone AS (
    DELETE FROM members WHERE until < clock_timestamp() AND id <> $1
  )
  INSERT INTO members (id, until) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
  ON CONFLICT (id) DO UPDATE SET until = excluded.until`;

const SEEN = `SELECT
  (SELECT count(*) FROM members WHERE until > clock_timestamp()) AS living,
  ARRAY(SELECT role FROM leases WHERE until > clock_timestamp()) AS taken`;
