import { doublingMs, fullJitterMs } from "../../time/back-off.ts";
import { MINUTE, SECOND } from "../../time/durations.ts";

const RETRY_WAITS = { firstMs: SECOND, longestMs: 8 * SECOND };
const SILENT_WAITS_MS = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE] as const;

/** How long to wait after the `tries`-th failed try (from 1), in milliseconds. */
export function retryPauseMs(tries: number, random: () => number): number {
  return fullJitterMs(doublingMs(RETRY_WAITS, tries), random);
}

/** How long to leave a site alone that said "too many" for the `streak`-th time (from 1) without saying for how long. */
export function silentLimitMs(streak: number): number {
  return SILENT_WAITS_MS[streak - 1] ?? 30 * MINUTE;
}
