import type { Window } from "../../sources/source.ts";
import type { Instant } from "../../time/instant.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What trends is looked at over about as long as the last digest is back; a first digest looks at a week. */
export function windowSince(lastDigestAt: Instant | undefined, asOf: Instant): Window {
  if (lastDigestAt === undefined) return "week";
  const back = asOf - lastDigestAt;
  if (back <= 36 * HOUR_MS) return "day";
  return back <= 10 * DAY_MS ? "week" : "month";
}
