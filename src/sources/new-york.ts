import { firstMoment, localTime } from "../schedule/zone-clock.ts";
import { DAY, MINUTE } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/** A day of the calendar as `YYYY-MM-DD`; such texts sort by date. */
export type CalendarDate = string;

const ZONE = "America/New_York";

/** The date in New York at a moment, and the minutes since its midnight by the clock on the wall. */
export function newYorkTime(at: Instant): { date: CalendarDate; minutes: number } {
  const { date, time } = localTime(ZONE, at);
  return { date, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
}

/** The moment when New York's clocks first show `minutes` after midnight on `date`. */
export function newYorkInstant(date: CalendarDate, minutes: number): Instant {
  const local = Date.parse(`${date}T00:00Z`) + minutes * MINUTE;
  return firstMoment(ZONE, local) ?? local;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
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
