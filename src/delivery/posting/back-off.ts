import { fullJitterMs } from "../../time/back-off.ts";
import { HOUR, MINUTE, SECOND } from "../../time/durations.ts";

const CEILINGS_MS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR] as const;

/** No two looks at one platform for one part follow each other faster than this. */
const LEAST_MS = 500;

/** How long to wait after the `attempt`-th post failed (from 1): anything up to a ceiling that grows to an hour. */
export function retryDelayMs(attempt: number, random: () => number): number {
  const ceilingMs = CEILINGS_MS[attempt - 1] ?? HOUR;
  return Math.max(LEAST_MS, Math.ceil(fullJitterMs(ceilingMs, random)));
}
