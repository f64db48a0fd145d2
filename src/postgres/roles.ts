import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { type HeldRole, holdRole } from "./held-role.ts";
import { type LeaseDeps, tryLease } from "./lease.ts";
import type { PostgresRow } from "./postgres.ts";
import type { Role, RoleEvent } from "./role.ts";

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

/** Whoever moves the data holds it, and no process may have a role meanwhile. */
export const MOVE_ROLE = "move";
const LOOK_MS = SECOND;
/** Who is not heard of for so long has no share any more. */
const LIVING_MS = 5 * SECOND;

interface Sharing extends RolesDeps {
  readonly held: Map<string, HeldRole>;
  readonly stopping: AbortController;
  hasJoined: boolean;
  taken: number;
  lost: number;
}

/**
 * Shares the roles out among the living: each process takes what is free, as many as are its share at
 * most, and gives up what is beyond that. Starts at once. While a role begins or ends, however long
 * that takes, this process goes on to be heard of.
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
      await Promise.all([...held.values()].map((role) => role.giveUp(hurry)));
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

/** Says that this process is living, where it has joined, and sees who else is, and what is taken. */
async function beat({ postgres, holder }: Sharing): Promise<PostgresRow | undefined> {
  const [seen] = await postgres.query(BEAT, [holder, LIVING_MS]);
  return seen;
}

async function look(sharing: Sharing): Promise<void> {
  const { roles, held } = sharing;
  let seen = await beat(sharing);
  if (seen?.beaten !== true || !sharing.hasJoined) {
    await join(sharing);
    seen = await beat(sharing);
  }
  const living = Math.max(1, Number(seen?.living));
  const most = Math.ceil(roles.length / living);
  const staying = [...held.values()].filter((role) => !role.isEnding());
  if (staying.length > most) void staying.at(-1)?.giveUp();
  const taken = new Set(Array.isArray(seen?.taken) ? seen.taken.map(String) : []);
  if (taken.has(MOVE_ROLE)) return;
  let room = most - staying.length;
  // One that was lost or given up, and is still being ended, is not begun beside that.
  for (const role of roles)
    if (room > 0 && !taken.has(role.name) && !held.has(role.name) && isReady(role, taken))
      if (await takeRole(sharing, role)) room -= 1;
}

function isReady(role: Role, taken: ReadonlySet<string>): boolean {
  return role.isReady?.(taken) ?? true;
}

/** @returns whether it is this process's now, and is being begun */
async function takeRole(sharing: Sharing, role: Role): Promise<boolean> {
  const { held, stopping } = sharing;
  if (stopping.signal.aborted) return false;
  const tell = (event: RoleEvent) => {
    if (event.kind === "lost") sharing.lost += 1;
    sharing.tell(event);
  };
  const lease = await tryLease({
    ...sharing,
    role: role.name,
    signal: new AbortController().signal,
    onTrouble: (error) => tell({ kind: "trouble", error }),
  });
  if (!lease) return false;
  if (!(await isReadyStill(sharing, role))) {
    await lease.release();
    return false;
  }
  sharing.taken += 1;
  tell({ kind: "taken", role: role.name, lease: lease.fence.number });
  held.set(role.name, holdRole({ role, lease, tell, onEnded: () => void held.delete(role.name) }));
  return true;
}

/** What it must not be beside may have been taken between the look and this; of two such, one sees the other. */
async function isReadyStill({ postgres }: Sharing, role: Role): Promise<boolean> {
  if (!role.isReady) return true;
  try {
    const rows = await postgres.query("SELECT role FROM leases WHERE until > clock_timestamp()");
    return role.isReady(new Set(rows.map((row) => String(row.role))));
  } catch {
    return false;
  }
}

const BEAT = `WITH beaten AS (
    UPDATE members SET until = clock_timestamp() + $2 * interval '1 ms'
    WHERE id = $1 AND until > clock_timestamp() RETURNING id
  )
  SELECT EXISTS (SELECT FROM beaten) AS beaten,
    (SELECT count(*) FROM members WHERE until > clock_timestamp()) AS living,
    ARRAY(SELECT role FROM leases WHERE until > clock_timestamp()) AS taken`;

const JOIN = `WITH gone AS (
    DELETE FROM members WHERE until < clock_timestamp() AND id <> $1
  )
  INSERT INTO members (id, until) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
  ON CONFLICT (id) DO UPDATE SET until = excluded.until`;
