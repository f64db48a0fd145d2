const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const CEILINGS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
] as const;

/** No two looks at one platform for one part follow each other faster than this. */
const LEAST_MS = 500;

/**
 * How long to wait after the `attempt`-th post failed (from 1): anything up to a ceiling that grows
 * to an hour, so that those who failed together do not come back together.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
export function retryDelayMs(attempt: number, random: () => number): number {
  return Math.max(LEAST_MS, Math.ceil(random() * (CEILINGS_MS[attempt - 1] ?? HOUR_MS)));
}
