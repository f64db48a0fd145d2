import { MINUTE, SECOND } from "../time/durations.ts";

const BASE_MS = 500;
const CEILING_MS = 8 * SECOND;

const SILENT_WAITS_MS = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE] as const;

/**
 * How long to wait after the `tries`-th failed try (from 1), in milliseconds: anything up to a
 * ceiling that doubles, so that those who failed together do not come back together.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
export function fullJitterMs(tries: number, random: () => number): number {
  return random() * Math.min(CEILING_MS, BASE_MS * 2 ** tries);
}

/** How long to leave a site alone that said "too many" for the `streak`-th time (from 1) without saying for how long. */
export function silentLimitMs(streak: number): number {
  return SILENT_WAITS_MS[streak - 1] ?? 30 * MINUTE;
}
