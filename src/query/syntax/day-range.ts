import type { Instant } from "../../time/instant.ts";
import { type DaySpan, parseDays } from "../day.ts";
import { parseDayWords } from "./day-words.ts";

/**
 * A day, month or year, one said beside the present moment, or a range of them: `2026-01..2026-03`,
 * `2020-2023`, arXiv's `[202601010000 TO 202612312359]`; an end that is `*` is infinite.
 */
export function spanOf(said: string, now?: Instant): DaySpan | undefined {
  const day = parseDays(said) ?? (now === undefined ? undefined : parseDayWords(said, now));
  if (day) return day;
  const [, from, to] = RANGE.exec(said) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const [first, last] = [from, to].map((each) => (each === "*" ? ALL : spanOf(each, now)));
  return first && last && { start: first.start, end: last.end };
}

const ALL: DaySpan = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

const RANGE =
  /^[[{]?(\S[^[\]]*?)(?:[\s+]+to[\s+]+|\.\.|(?<=^\d{4}-\d\d-\d\d):(?=\d{4}-)|(?<=^\d{4})[-–](?=\d{4}$))(\S[^[\]]*?)[\]}]?$/i;
