import { setImmediate as nextTurn } from "node:timers/promises";
import { createVirtualClock, type VirtualClock } from "../../test/fakes/time/virtual-clock.ts";

/** Turns of the event loop with nothing under way after which it is at rest. */
const QUIET_TURNS = 3;
/**
 * What a process has under way that ends by itself, as Node lists it: a check of the database, too, which
 * is a process of its own, and before which nothing is posted.
 */
const UNDER_WAY = /Req|Immediate|Process/;

/** A clock that a whole process follows, moved from one sleeper to the next as soon as all that came of the last is done. */
export function startMovedClock(start: number): VirtualClock {
  const moved = createVirtualClock(start, settled);
  // Whole milliseconds, as the system's.
  const clock = { ...moved, now: () => Math.floor(moved.now()) };
  // Keyv tells by it what has expired.
  Date.now = clock.now;
  return clock;
}

/** Nothing is asked of the network here, so that whole milliseconds need not be waited for what may still come. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
    await nextTurn();
    if (process.getActiveResourcesInfo().some((name) => UNDER_WAY.test(name))) quiet = -1;
  }
}
