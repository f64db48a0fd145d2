import type { Instant } from "../paper/paper.ts";
import type { Window } from "../sources/source.ts";
import { localDate } from "./words/calendar.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A length of time in short words: `45 min`, `24 h`, `7 days`. */
export function spanWords(ms: number): string {
  if (ms < HOUR_MS) return `${Math.max(1, Math.round(ms / MINUTE_MS))} min`;
  if (ms <= 2 * DAY_MS) return `${Math.round(ms / HOUR_MS)} h`;
  return `${Math.round(ms / DAY_MS)} days`;
}

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `11 June 2026`. A publication date is a calendar fact, the same for every reader: it has no zone. */
export function dateWords(at: Instant): string {
  return DATE.format(at);
}

const UP_TO_NOW: Record<Window, string> = {
  day: "today",
  week: "this week",
  month: "this month",
};

const LENGTHS: Record<Window, string> = { day: "day", week: "7 days", month: "30 days" };

/** A list is of today as long as nobody would take it for yesterday's. */
const STILL_TODAY_MS = 36 * HOUR_MS;

/** `this week`; `in the 7 days to 31 October 2025` when the numbers end long before now. */
export function windowWords(
  window: Window,
  { asOf, now, zone }: { readonly asOf: Instant; readonly now: Instant; readonly zone: string },
): string {
  if (now - asOf <= STILL_TODAY_MS) return UP_TO_NOW[window];
  return `in the ${LENGTHS[window]} to ${localDate(zone, asOf)}`;
}
