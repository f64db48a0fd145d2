import type { Window } from "../../sources/source.ts";
import { DAY, HOUR } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";

/** What trends is looked at over about as long as the last digest is back; a first digest looks at a week. */
export function windowSince(lastDigestAt: Instant | undefined, asOf: Instant): Window {
  if (lastDigestAt === undefined) return "week";
  const back = asOf - lastDigestAt;
  if (back <= 36 * HOUR) return "day";
  return back <= 10 * DAY ? "week" : "month";
}
