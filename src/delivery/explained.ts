import type { Schedule } from "../schedule/schedule.ts";
import { DAY } from "../time/durations.ts";

/** So many digests of a channel can be explained with the numbers they were posted with: a week of daily ones. */
export const DIGESTS_EXPLAINED = 7;

/** As long as papers of the latest digests are asked about. */
const MOST_DAYS = 60;
/** For slots that come late, or by other zone data. */
const SPARE_DAYS = 2;

/** How long what explains a digest is kept: until they would be that many if every other slot brought one. */
export function explainedForMs({ days }: Pick<Schedule, "days">): number {
  const weeks = Math.ceil((2 * DIGESTS_EXPLAINED) / Math.max(1, days.length));
  return Math.min(MOST_DAYS, 7 * weeks + SPARE_DAYS) * DAY;
}
