import { HOUR } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import { addDays, type CalendarDate, newYorkInstant, newYorkTime, weekday } from "../new-york.ts";
import { isHoliday } from "./holidays.ts";

/** Announcements are made at 20:00 of papers received until 14:00, by New York's clocks. */
const ANNOUNCED_MINUTES = 20 * 60;
const CUT_OFF_MINUTES = 14 * 60;
/** The search API shows an announcement some hours after it was made. */
const SHOWN_AFTER_MS = 12 * HOUR;
const FRIDAY = 5;
const SATURDAY = 6;

/**
 * True when papers are announced in the evening of that date: Sunday to Thursday, without holidays.
 * After a Friday off, Sunday evening counts as off as well, as in 2025, when Sunday 6 July was listed
 * for Friday 4 July.
 */
export function isAnnouncementDay(date: CalendarDate): boolean {
  const day = weekday(date);
  if (day === FRIDAY || day === SATURDAY || isHoliday(date)) return false;
  return day !== 0 || !isHoliday(addDays(date, -2));
}

/** The date of the last evening at which papers are announced, or would be. */
function lastEvening(now: Instant): CalendarDate {
  const { date, minutes } = newYorkTime(now);
  return minutes >= ANNOUNCED_MINUTES ? date : addDays(date, -1);
}

function lastAnnouncementDay(upTo: CalendarDate): CalendarDate {
  return isAnnouncementDay(upTo) ? upTo : lastAnnouncementDay(addDays(upTo, -1));
}

/** The moment of the next announcement when none was made at the last evening, else nothing. */
export function quietUntil(now: Instant): Instant | undefined {
  const evening = lastEvening(now);
  return isAnnouncementDay(evening) ? undefined : nextAnnouncement(addDays(evening, 1));
}

function nextAnnouncement(from: CalendarDate): Instant {
  if (isAnnouncementDay(from)) return newYorkInstant(from, ANNOUNCED_MINUTES);
  return nextAnnouncement(addDays(from, 1));
}

/**
 * The moment after which papers must have been received for the last announcement that ought to be
 * shown by now: if the newest paper is older, an announcement is missing.
 */
export function expectedAfter(now: Instant): Instant {
  const shown = lastAnnouncementDay(lastEvening(now - SHOWN_AFTER_MS));
  return cutOff(lastAnnouncementDay(addDays(shown, -1)));
}

/** Sunday's announcement holds what was received until Friday. */
function cutOff(announced: CalendarDate): Instant {
  const received = weekday(announced) === 0 ? addDays(announced, -2) : announced;
  return newYorkInstant(received, CUT_OFF_MINUTES);
}
