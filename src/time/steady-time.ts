import type { Clock } from "./clock.ts";

/** Milliseconds that never run backwards: when the clock is set back, they go on from where they were. */
export function createSteadyTime(clock: Pick<Clock, "now">): () => number {
  let last = clock.now();
  let lost = 0;
  return () => {
    const now = clock.now();
    if (now < last) lost += last - now;
    last = now;
    return now + lost;
  };
}
