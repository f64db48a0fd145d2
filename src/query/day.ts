import type { Instant } from "../paper/paper.ts";

export const DAY_MS = 86_400_000;

/** The start and end (the next day's start) of a typed day, month or year in UTC. */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** Reads `2026-01-31`, `2026-01` or `2026`, also with slashes; undefined when the calendar has no such day. */
export function parseDays(text: string): Span | undefined {
  const found = /^(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(text);
  if (!found) return undefined;
  const [year, month, day] = [found[1], found[3], found[4]].map((part) => part && Number(part));
  if (typeof year !== "number" || year < 1000) return undefined;
  if (typeof month !== "number") return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  if (month < 1 || month > 12) return undefined;
  if (typeof day !== "number")
    return { start: Date.UTC(year, month - 1), end: Date.UTC(year, month) };
  const start = Date.UTC(year, month - 1, day);
  return new Date(start).getUTCDate() === day ? { start, end: start + DAY_MS } : undefined;
}

const DAYS_IN = new Map([
  ["d", 1],
  ["w", 7],
  ["m", 30],
  ["y", 365],
]);

/** Reads `7d`, `2w`, `3m` (30 days each), `1y` (365 days): the start of the UTC day that long ago. */
export function parseDaysAgo(text: string, now: Instant): Instant | undefined {
  const found = /^(\d{1,3})([dwmy])$/i.exec(text);
  const days = DAYS_IN.get(found?.[2]?.toLowerCase() ?? "");
  if (!found || days === undefined) return undefined;
  return startOfDay(now - Number(found[1]) * days * DAY_MS);
}

/** `2026-01-31`, in UTC. */
export function formatDay(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

function startOfDay(at: Instant): Instant {
  return Math.floor(at / DAY_MS) * DAY_MS;
}
