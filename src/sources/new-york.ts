import type { Instant } from "../paper/paper.ts";

/** A day of the calendar as `YYYY-MM-DD`; such texts sort by date. */
export type CalendarDate = string;

export const DAY_MS = 86_400_000;

const wallClock = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/New_York",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** The date in New York at a moment, and the minutes since its midnight by the clock on the wall. */
export function newYorkTime(at: Instant): { date: CalendarDate; minutes: number } {
  const parts = new Map(wallClock.formatToParts(at).map(({ type, value }) => [type, value]));
  const minutes = Number(parts.get("hour")) * 60 + Number(parts.get("minute"));
  return { date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`, minutes };
}

/** The moment when New York's clocks show `minutes` after midnight on `date`. */
export function newYorkInstant(date: CalendarDate, minutes: number): Instant {
  const asUtc = Date.parse(`${date}T00:00Z`) + minutes * 60_000;
  // The offset is read near the answer first and then at it, because a change of offset may lie between.
  const near = asUtc + behindUtc(asUtc);
  return asUtc + behindUtc(near);
}

/** How far New York's clocks are behind UTC, in milliseconds. */
function behindUtc(at: Instant): number {
  const { date, minutes } = newYorkTime(at);
  const shown = Date.parse(`${date}T00:00Z`) + minutes * 60_000;
  return Math.floor(at / 60_000) * 60_000 - shown;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00Z`).getUTCDay();
}

/** False for a day that does not exist, such as 30 February. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
