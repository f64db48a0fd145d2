import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/** The start and end (the next day's start) of a typed day, month or year in UTC. */
export interface DaySpan {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * Reads `2026-01-31`, `2026-01` or `2026`, also with slashes, dots, or as `20260131`, with or without a
 * time, `31.1.2026`, `Jan 31, 2026` and `Q1 2026`; undefined when the calendar has no such day, or may have two.
 */
export function parseDays(text: string): DaySpan | undefined {
  const quarter = QUARTER.exec(text.trim());
  if (quarter) return quarterOf(quarter);
  const parts = partsOf(text.trim().replace(/(?<=\d)[T ]\d{1,2}:.*$/, ""));
  if (!parts) return undefined;
  const [year, month, day] = parts;
  if (year < 1000) return undefined;
  if (month === undefined) return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { start: Date.UTC(year, month - 1), end: Date.UTC(year, month) };
  const start = Date.UTC(year, month - 1, day);
  return new Date(start).getUTCDate() === day ? { start, end: start + DAY } : undefined;
}

/** Q1 2026, 2026-Q1 */
const QUARTER = /^(?:q([1-4])[\s-]?(\d{4})|(\d{4})[\s-]?q([1-4]))$/i;

function quarterOf([, first, yearBehind, yearBefore, last]: RegExpExecArray): DaySpan {
  const [year, month] = [Number(yearBefore ?? yearBehind), 3 * (Number(first ?? last) - 1)];
  return { start: Date.UTC(year, month), end: Date.UTC(year, month + 3) };
}

type Parts = readonly [year: number, month?: number | undefined, day?: number | undefined];

function partsOf(text: string): Parts | undefined {
  const usual = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(text);
  if (usual) return [Number(usual[1]), optional(usual[3]), optional(usual[4])];
  const close = /^(\d{4})(\d\d)(\d\d)(?:\d{4}|\d{6})?$/.exec(text);
  if (close) return [Number(close[1]), Number(close[2]), Number(close[3])];
  const backwards = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (backwards) return dayFirst(backwards);
  return withMonthName(text);
}

function optional(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** 31.1.2026 and 31/1/2026; of 1/2/2026 no one knows which is the month. */
function dayFirst([, one, sign, other, year]: RegExpExecArray): Parts | undefined {
  const [first, second] = [Number(one), Number(other)];
  if (sign === "." || first > 12 || first === second) return [Number(year), second, first];
  return second > 12 ? [Number(year), first, second] : undefined;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** 1 for jan, January, …; undefined for any other word. */
export function monthNamed(word: string): number | undefined {
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return at >= 0 && MONTH.test(word) ? at + 1 : undefined;
}

const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i;

/** Jan 2026, 31 January 2026, Jan 31, 2026 */
function withMonthName(text: string): Parts | undefined {
  const words = text.split(/[\s,_-]+/).filter((word) => word !== "");
  const month = words.flatMap((word) => monthNamed(word) ?? [])[0];
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word));
  const used = [month, year, day].filter((part) => part !== undefined).length;
  if (month === undefined || year === undefined || used !== words.length) return undefined;
  return [Number(year), month, day === undefined ? undefined : Number.parseInt(day, 10)];
}

/** `2026-01-31`, in UTC. */
export function formatDay(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function startOfDay(at: Instant): Instant {
  return Math.floor(at / DAY) * DAY;
}
