import { addDays, type CalendarDate, weekday } from "../new-york.ts";

/**
 * Days off as arXiv listed them at https://info.arxiv.org/help/availability.html. arXiv decides them
 * year by year; a year that is not here gets the public holidays that recur in its lists since 2023.
 */
const LISTED: ReadonlyMap<string, readonly CalendarDate[]> = new Map([
  [
    "2026",
    [
      "2026-01-01",
      "2026-01-19",
      "2026-06-19",
      "2026-07-03",
      "2026-09-07",
      "2026-11-26",
      "2026-12-25",
      "2026-12-29",
      "2026-12-31",
    ],
  ],
]);

/** True for a holiday of arXiv's, as far as it is known. */
export function isHoliday(date: CalendarDate): boolean {
  const year = date.slice(0, 4);
  return (LISTED.get(year) ?? usualHolidays(year)).includes(date);
}

/** New Year, Martin Luther King day, Juneteenth, Independence day, Labor day, Thanksgiving, Christmas. */
function usualHolidays(year: string): CalendarDate[] {
  const fixed = ["01-01", "06-19", "07-04", "12-25"].map((day) => observed(`${year}-${day}`));
  return [
    ...fixed,
    nthWeekday(`${year}-01-01`, 1, 3),
    nthWeekday(`${year}-09-01`, 1, 1),
    nthWeekday(`${year}-11-01`, 4, 4),
  ];
}

/** A holiday on a Saturday is kept on Friday, one on a Sunday on Monday. */
function observed(date: CalendarDate): CalendarDate {
  const shift = { 0: 1, 6: -1 }[weekday(date)] ?? 0;
  return addDays(date, shift);
}

/** The nth such weekday of the month that begins at `first`. */
function nthWeekday(first: CalendarDate, day: number, nth: number): CalendarDate {
  const untilFirst = (day - weekday(first) + 7) % 7;
  return addDays(first, untilFirst + (nth - 1) * 7);
}
