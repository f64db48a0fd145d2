import { DAY, HOUR } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import {
  addDays,
  type CalendarDate,
  isCalendarDate,
  newYorkInstant,
  newYorkTime,
  weekday,
} from "../new-york.ts";

/** The feed's day begins at half past nine in the evening before, by New York's clocks. */
const TURN_MINUTES = 21 * 60 + 30;
/** Lists fill up over hours: the median list has 16 papers about 6 hours after the turn and 34 after 12. */
const FILLED_AFTER_MS = 10 * HOUR;
/** How far back a first start looks, and how far a return after a long absence, in days with a list. */
const FIRST_DAYS = 3;
const MOST_DAYS = 10;

/** The day whose list is being filled. */
export function feedDay(now: Instant): CalendarDate {
  const { date, minutes } = newYorkTime(now);
  return minutes >= TURN_MINUTES ? addDays(date, 1) : date;
}

function startOf(day: CalendarDate): Instant {
  return newYorkInstant(addDays(day, -1), TURN_MINUTES);
}

/** There are lists from Monday to Friday only. */
export function hasList(day: CalendarDate): boolean {
  return weekday(day) >= 1 && weekday(day) <= 5;
}

/** True once an empty list for that day is a sign that something is wrong. */
export function shouldBeFilled(day: CalendarDate, now: Instant): boolean {
  return now >= startOf(day) + FILLED_AFTER_MS;
}

export function lastListDay(upTo: CalendarDate): CalendarDate {
  return hasList(upTo) ? upTo : lastListDay(addDays(upTo, -1));
}

/** When the first list after `day` begins. */
export function nextListStart(day: CalendarDate): Instant {
  const next = addDays(day, 1);
  return hasList(next) ? startOf(next) : nextListStart(next);
}

/** The latest day whose list can be expected to be there: what "today" means for a week or a month. */
export function lastFilledDay(now: Instant): CalendarDate {
  const day = lastListDay(feedDay(now));
  return shouldBeFilled(day, now) ? day : lastListDay(addDays(day, -1));
}

/**
 * The days to ask for, oldest first: from the mark's day, because its list may have grown since, to
 * today's. `skipped` when the mark is so old that the days after it are not all asked for.
 */
export function daysSince(
  mark: string | undefined,
  now: Instant,
): { days: CalendarDate[]; skipped: boolean } {
  const from = mark !== undefined && isCalendarDate(mark) ? lastListDay(mark) : undefined;
  const days: CalendarDate[] = [lastListDay(feedDay(now))];
  const most = from === undefined ? FIRST_DAYS : MOST_DAYS;
  let before = dayBefore(days);
  while (days.length < most && before >= (from ?? "")) {
    days.unshift(before);
    before = dayBefore(days);
  }
  return { days, skipped: from !== undefined && before >= from };
}

function dayBefore([first = ""]: readonly CalendarDate[]): CalendarDate {
  return lastListDay(addDays(first, -1));
}

/** The list days of the ISO week of `day`, up to `day`. */
export function weekUpTo(day: CalendarDate): CalendarDate[] {
  const monday = addDays(day, 1 - (weekday(day) || 7));
  const days = Array.from({ length: 5 }, (_, index) => addDays(monday, index));
  return days.filter((each) => each <= day);
}

/** The ISO 8601 week of `day` as `YYYY-Www`: the week belongs to the year of its Thursday. */
export function isoWeek(day: CalendarDate): string {
  const thursday = addDays(day, 4 - (weekday(day) || 7));
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00Z`) - Date.parse(`${year}-01-01T00:00Z`)) / DAY;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
}
