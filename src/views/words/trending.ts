import type { Choice } from "../../chat/inbox.ts";
import type { Window } from "../../sources/source.ts";
import { HOUR } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import { localDate } from "./calendar.ts";

const UP_TO_NOW: Record<Window, string> = {
  day: "today",
  week: "this week",
  month: "this month",
};

const LENGTHS: Record<Window, string> = { day: "day", week: "7 days", month: "30 days" };

/** A list is of today as long as nobody would take it for yesterday's. */
const STILL_TODAY_MS = 36 * HOUR;

/** `Trending this week`; `Trending in the 7 days to 31 October 2025` when the numbers end long before now. */
export function trendingTitle(
  window: Window,
  { asOf, now, zone }: { readonly asOf: Instant; readonly now: Instant; readonly zone: string },
): string {
  const isNow = now - asOf <= STILL_TODAY_MS;
  return `Trending ${isNow ? UP_TO_NOW[window] : `in the ${LENGTHS[window]} to ${localDate(zone, asOf)}`}`;
}

/** What trends, as a topic to be chosen. */
export const TRENDING_CHOICE: Choice = {
  label: "trending: what gains attention",
  value: "trending",
};
