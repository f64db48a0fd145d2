import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import { createBoundedMap } from "./bounded-map.ts";

/** So many in a row, then one in so many milliseconds. */
export interface Rate {
  readonly inRow: number;
  readonly everyMs: number;
}

/** How often each of many, by any text that is always the same for them, may do something. */
export interface CellRate {
  /** How long they still have to wait, in milliseconds; 0 where they may now. */
  wait(key: string): number;
  /** Takes one of theirs. */
  charge(key: string): void;
}

/** Beyond this many, whoever did it longest ago is forgotten. */
const REMEMBERED = 10_000;

/**
 * The generic cell rate algorithm (ITU-T I.371): for each one moment, at which all of theirs are left
 * again. A clock set back takes no more away than what can be used up.
 */
export function createCellRate({ inRow, everyMs }: Rate, clock: Pick<Clock, "now">): CellRate {
  const fullAt = createBoundedMap<string, Instant>(REMEMBERED);
  const debtOf = (key: string) =>
    Math.min(Math.max(0, (fullAt.get(key) ?? 0) - clock.now()), inRow * everyMs);
  return {
    wait: (key) => Math.max(0, debtOf(key) - (inRow - 1) * everyMs),
    charge: (key) => fullAt.set(key, clock.now() + debtOf(key) + everyMs),
  };
}
