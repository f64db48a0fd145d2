import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { createFence, type Fence } from "./fence.ts";
import type { Postgres } from "./postgres.ts";

/** The right to do what one process does at a time, for as long as it is renewed. */
export interface Lease {
  readonly fence: Fence;
  /** Whether it surely still is this process's, by a time that goes on while the process sleeps. */
  isHeld(): boolean;
  /** Resolves once it is another's, or nobody can tell, with a sentence. */
  readonly lost: Promise<string>;
  /** Lets the next one take it at once. */
  release(): Promise<void>;
}

export interface LeaseDeps {
  readonly postgres: Postgres;
  readonly role: string;
  /** Who holds it, for people who look. */
  readonly holder: string;
  readonly clock: Clock;
  /** Milliseconds that are never set back; both are asked, and what says that more has passed is believed. */
  readonly steady: () => number;
  /** Ends the waiting, and the renewing. */
  readonly signal: AbortSignal;
  /** Told who has it when it is not free, and each time that changes. */
  readonly onWaiting?: (holder: string) => void;
  /** Told of each time that it could not be asked for. */
  readonly onTrouble?: (error: unknown) => void;
}

/** Whoever dies is followed after this and {@link TRY_MS} at the latest. */
export const LEASE_MS = 12 * SECOND;
const RENEW_MS = 3 * SECOND;
const TRY_MS = SECOND;
/** Clocks run differently fast, and what is under way needs an end: the holder stops so much earlier. */
const MARGIN_MS = 2 * SECOND;

/**
 * Waits until the lease is free, takes it, and renews it. Its time is the server's alone.
 * Rejects with the signal's reason when that is aborted before.
 */
export async function takeLease(deps: LeaseDeps): Promise<Lease> {
  const { clock, signal, onTrouble = () => {} } = deps;
  let other: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    try {
      const lease = await tryLease(deps);
      if (lease) return lease;
      const who = await holderOf(deps);
      if (who !== undefined && who !== other) deps.onWaiting?.(who);
      other = who;
    } catch (error) {
      onTrouble(error);
    }
    await clock.sleep(TRY_MS, signal);
  }
}

/** Takes the lease if it is free, and renews it. @throws StoreError when the server cannot be asked */
export async function tryLease(deps: LeaseDeps): Promise<Lease | undefined> {
  const asked = time(deps);
  const [taken] = await deps.postgres.query(TAKE, [deps.role, deps.holder, LEASE_MS]);
  return taken && hold(deps, createFence(deps.role, Number(taken.number)), asked);
}

/** A number that waited for so long that there is a later one by now is not taken. */
const TAKE = `INSERT INTO leases (role, number, holder, until)
  VALUES ($1, nextval('lease_numbers'), $2, clock_timestamp() + $3 * interval '1 ms')
  ON CONFLICT (role) DO UPDATE SET
    number = excluded.number, holder = excluded.holder, until = excluded.until
  WHERE leases.until < clock_timestamp() AND leases.number < excluded.number
  RETURNING number`;

async function holderOf({ postgres, role }: LeaseDeps): Promise<string | undefined> {
  const [held] = await postgres.query("SELECT holder FROM leases WHERE role = $1", [role]);
  return held && String(held.holder);
}

function hold(deps: LeaseDeps, fence: Fence, since: Moments): Lease {
  const { postgres, clock, signal } = deps;
  const ending = new AbortController();
  let renewed = since;
  let renewal: Promise<boolean> | undefined;

  const renew = async (): Promise<boolean> => {
    const asked = time(deps);
    const rows = await postgres.query(
      `UPDATE leases SET until = clock_timestamp() + $3 * interval '1 ms'
       WHERE role = $1 AND number = $2 RETURNING number`,
      [fence.role, fence.number, LEASE_MS],
    );
    if (rows.length > 0) renewed = asked;
    return rows.length > 0;
  };
  const isHeld = () => !ending.signal.aborted && passed(renewed, time(deps)) < LEASE_MS - MARGIN_MS;
  const renewing = async (): Promise<string> => {
    const until = AbortSignal.any([signal, ending.signal]);
    for (;;) {
      await clock.sleep(RENEW_MS, until);
      try {
        renewal = renew();
        if (!(await renewal)) return TAKEN;
      } catch (error) {
        deps.onTrouble?.(error);
      }
      if (!isHeld()) return LAPSED;
    }
  };
  return {
    fence,
    isHeld,
    // Who is stopping loses nothing.
    lost: renewing().catch(() => new Promise<never>(() => {})),
    async release() {
      ending.abort();
      // One that is on its way would hold the lease once more.
      await renewal?.catch(() => undefined);
      await postgres.query(
        "UPDATE leases SET until = clock_timestamp() WHERE role = $1 AND number = $2",
        [fence.role, fence.number],
      );
    },
  };
}

interface Moments {
  readonly steady: number;
  readonly clock: number;
}

/** A steady time may stand still while a machine sleeps; a clock may be set. */
function time({ steady, clock }: LeaseDeps): Moments {
  return { steady: steady(), clock: clock.now() };
}

function passed(from: Moments, to: Moments): number {
  return Math.max(to.steady - from.steady, to.clock - from.clock);
}

const TAKEN = "Another process has taken it over, since this one was not heard of for too long.";
const LAPSED =
  "PostgreSQL could not be asked for so long that another process may have taken it over.";
