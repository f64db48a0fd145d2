import { SECOND } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";

/** `Sun, 06 Nov 1994 08:49:37 GMT` and the two obsolete forms all begin with a day's name. */
const DATE = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds: from seconds or from an HTTP date
 * (0 when that is past). Undefined when it says neither.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(value: string | undefined, now: Instant): number | undefined {
  const text = value?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * SECOND;
  const date = parseHttpDate(text);
  return date === undefined ? undefined : Math.max(0, date - now);
}

/** A date as HTTP has it, to the second: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
export function parseHttpDate(text: string): Instant | undefined {
  const date = DATE.test(text) ? Date.parse(inGmt(text)) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

/** One of the obsolete forms leaves the zone out; it means GMT all the same. */
function inGmt(date: string): string {
  return /gmt$/i.test(date) ? date : `${date} GMT`;
}
