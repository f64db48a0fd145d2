import { HOUR } from "../../src/time/durations.ts";

/** A moment as a platform's client shows it beside now: in 11 hours, in 2 days. */
export function relativeWords(at: number, now = Date.now()): string {
  const hours = Math.round((at - now) / HOUR);
  const format = new Intl.RelativeTimeFormat("en-GB");
  return Math.abs(hours) < 24
    ? format.format(hours, "hour")
    : format.format(Math.round(hours / 24), "day");
}
