import type { PaperDates } from "../../catalogue/catalogue.ts";
import { DAY } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";

/** arXiv announces a paper up to this long after its date, over a weekend with a holiday. */
export const LONGEST_WAIT_MS = 4 * DAY;

/**
 * When a paper that was known before a topic was filled counts as first matched: when it was first
 * seen with votes, or may have been announced, whichever is later. That moment is rather too late
 * than too early: then a digest looks at a paper once more, and never overlooks one.
 */
export function firstMatched({ publishedAt, sightedAt = 0 }: PaperDates, now: Instant): Instant {
  return Math.min(now, Math.max(publishedAt + LONGEST_WAIT_MS, sightedAt));
}
