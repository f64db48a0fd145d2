import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  expectedAfter,
  isAnnouncementDay,
  quietUntil,
} from "../../../src/sources/arxiv/announcements.ts";
import { newYorkTime } from "../../../src/sources/new-york.ts";

const at = (text: string) => Date.parse(text);
const when = (moment: number | undefined) => moment && new Date(moment).toISOString();

describe("announcements", () => {
  it.each([
    ["2026-11-22", "a Sunday", true],
    ["2026-11-23", "a Monday", true],
    ["2026-11-25", "the day before Thanksgiving", true],
    ["2026-11-26", "Thanksgiving", false],
    ["2026-11-27", "a Friday", false],
    ["2026-11-28", "a Saturday", false],
    ["2026-01-19", "Martin Luther King day", false],
    ["2026-05-25", "Memorial day, on which arXiv works", true],
    ["2026-07-05", "the Sunday after Independence day was kept on Friday", false],
    ["2026-12-29", "a day off that arXiv listed", false],
    ["2027-01-01", "New Year", false],
    ["2027-01-18", "Martin Luther King day of a year that is not listed", false],
    ["2027-07-05", "Independence day, kept on Monday", false],
    ["2027-09-06", "Labor day", false],
    ["2027-11-25", "Thanksgiving of a year that is not listed", false],
    ["2025-07-06", "the Sunday that arXiv took off in 2025", false],
    ["2025-06-19", "Juneteenth", false],
  ])("on %s, %s: %s", (date, _, made) => {
    expect(isAnnouncementDay(date)).toBe(made);
  });
});

describe("quiet", () => {
  it.each([
    ["Thursday after eight", "2026-11-19T20:00-05:00", undefined],
    [
      "Friday before eight, since Thursday's announcement is being read",
      "2026-11-20T19:59-05:00",
      undefined,
    ],
    ["Friday after eight", "2026-11-20T20:00-05:00", "2026-11-22T20:00-05:00"],
    ["Saturday", "2026-11-21T12:00-05:00", "2026-11-22T20:00-05:00"],
    ["Sunday before eight", "2026-11-22T19:59-05:00", "2026-11-22T20:00-05:00"],
    ["Sunday after eight", "2026-11-22T20:00-05:00", undefined],
    ["the evening of Thanksgiving", "2026-11-26T20:00-05:00", "2026-11-29T20:00-05:00"],
    ["the day after a holiday on Monday", "2026-09-08T09:00-04:00", "2026-09-08T20:00-04:00"],
    ["the weekend in which the clocks go back", "2026-10-31T12:00-04:00", "2026-11-01T20:00-05:00"],
  ])("%s", (_, now, until) => {
    expect(when(quietUntil(at(now)))).toBe(until && when(at(until)));
  });

  it("for every moment ends in the future, at eight in the evening in New York, within six days", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2037-01-01"), noInvalidDate: true }),
        (date) => {
          const now = date.getTime();
          const until = quietUntil(now) ?? at("2026-01-05T20:00-05:00");
          expect(newYorkTime(until).minutes).toBe(20 * 60);
          expect((quietUntil(now) ?? now + 1) > now).toBe(true);
          expect((quietUntil(now) ?? now) - now).toBeLessThan(6 * 86_400_000);
        },
      ),
    );
  });
});

describe("the newest paper ought to have been received", () => {
  it.each([
    [
      "after Friday's cut-off once Monday's announcement is shown",
      "2026-11-24T09:00-05:00",
      "2026-11-20T14:00-05:00",
    ],
    [
      "after Thursday's as long as it may not be",
      "2026-11-24T07:00-05:00",
      "2026-11-19T14:00-05:00",
    ],
    ["after Wednesday's on a weekend", "2026-11-21T12:00-05:00", "2026-11-18T14:00-05:00"],
    [
      "after Tuesday's in the days after Thanksgiving",
      "2026-11-28T12:00-05:00",
      "2026-11-24T14:00-05:00",
    ],
  ])("%s", (_, now, after) => {
    expect(when(expectedAfter(at(now)))).toBe(when(at(after)));
  });
});
