import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  isCalendarDate,
  newYorkInstant,
  newYorkTime,
  weekday,
} from "../../src/sources/new-york.ts";

const dates = fc
  .date({ min: new Date("1995-01-01"), max: new Date("2037-12-30"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test.each([
  ["winter", "2026-01-15", "2026-01-15T20:00-05:00"],
  ["summer", "2026-07-15", "2026-07-15T20:00-04:00"],
  ["the day the clocks go forward", "2026-03-08", "2026-03-08T20:00-04:00"],
  ["the day before", "2026-03-07", "2026-03-07T20:00-05:00"],
  ["the day they go back", "2026-11-01", "2026-11-01T20:00-05:00"],
  ["the day before that", "2026-10-31", "2026-10-31T20:00-04:00"],
])("eight in the evening in %s", (_, date, moment) => {
  expect(newYorkInstant(date, 20 * 60)).toBe(Date.parse(moment));
});

test("for every date and every minute after the hour in which clocks change, the way there and back is one", () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 180, max: 1_439 }), (date, minutes) => {
      expect(newYorkTime(newYorkInstant(date, minutes))).toEqual({ date, minutes });
    }),
  );
});

test("midnight is the first minute of the day, not the last", () => {
  expect(newYorkTime(Date.parse("2026-01-15T00:00-05:00"))).toEqual({
    date: "2026-01-15",
    minutes: 0,
  });
});

test("for every date seven days later is the same day of the week", () => {
  fc.assert(
    fc.property(dates, (date) => {
      expect(weekday(addDays(date, 7))).toBe(weekday(date));
      expect(addDays(addDays(date, 7), -7)).toBe(date);
    }),
  );
});

test.each(["2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00:00Z", "", "now"])(
  "%j is no date",
  (text) => {
    expect(isCalendarDate(text)).toBe(false);
  },
);

test("a leap day is one", () => {
  expect(isCalendarDate("2028-02-29")).toBe(true);
});
