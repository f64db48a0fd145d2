import type { Clock } from "./clock.ts";

/** A stretch of time in which something must not be done. */
export interface Hold {
  /** Makes the hold last at least `ms` from now; never shortens it. */
  extend(ms: number): void;
  /** 0 when it is over. */
  remainingMs(): number;
}

/** A hold never outlasts its own length by much: when the clock is set back, it starts again from there. */
export function createHold(clock: Pick<Clock, "now">): Hold {
  let since = 0;
  let until = 0;

  function remainingMs(): number {
    const now = clock.now();
    if (now < since) {
      until -= since - now;
      since = now;
    }
    return Math.max(0, until - now);
  }

  function extend(ms: number): void {
    if (ms <= remainingMs()) return;
    since = clock.now();
    until = since + ms;
  }

  return { extend, remainingMs };
}
