import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysSince,
  feedDay,
  hasList,
  isoWeek,
  lastFilledDay,
  nextListStart,
  weekUpTo,
} from "../../../src/sources/huggingface/feed-calendar.ts";

const at = (text: string) => Date.parse(text);
const moments = fc
  .date({ min: new Date("2023-06-01"), max: new Date("2037-01-01"), noInvalidDate: true })
  .map((date) => date.getTime());

describe("the feed's day", () => {
  it.each([
    ["2026-11-23T21:29-05:00", "2026-11-23"],
    ["2026-11-23T21:30-05:00", "2026-11-24"],
    ["2026-07-01T21:29-04:00", "2026-07-01"],
    ["2026-07-01T21:30-04:00", "2026-07-02"],
    ["2026-12-31T23:00-05:00", "2027-01-01"],
  ])("at %s is %s", (moment, day) => {
    expect(feedDay(at(moment))).toBe(day);
  });

  it("counts as filled ten hours later, and until then the day before does", () => {
    expect(lastFilledDay(at("2026-11-24T07:29-05:00"))).toBe("2026-11-23");
    expect(lastFilledDay(at("2026-11-24T07:30-05:00"))).toBe("2026-11-24");
  });

  it("is Friday's all weekend, and on Monday until its list has filled", () => {
    expect(lastFilledDay(at("2026-11-22T12:00-05:00"))).toBe("2026-11-20");
    expect(lastFilledDay(at("2026-11-23T07:00-05:00"))).toBe("2026-11-20");
  });
});

describe("the days to ask for", () => {
  it("are three at first", () => {
    expect(daysSince(undefined, at("2026-11-23T10:00-05:00"))).toEqual({
      days: ["2026-11-19", "2026-11-20", "2026-11-23"],
      skipped: false,
    });
  });

  it("begin with the mark's day, whose list may have grown", () => {
    expect(daysSince("2026-11-23", at("2026-11-23T10:00-05:00")).days).toEqual(["2026-11-23"]);
    expect(daysSince("2026-11-23", at("2026-11-23T22:00-05:00")).days).toEqual([
      "2026-11-23",
      "2026-11-24",
    ]);
  });

  it("begin with Friday after a mark of the weekend", () => {
    const monday = at("2026-11-23T10:00-05:00");
    expect(daysSince("2026-11-21", monday).days).toEqual(["2026-11-20", "2026-11-23"]);
    expect(daysSince("2026-11-22", monday).days).toEqual(["2026-11-20", "2026-11-23"]);
  });

  it("are two working weeks after a long absence, which is said", () => {
    const { days, skipped } = daysSince("2026-01-05", at("2026-11-23T10:00-05:00"));
    expect([days[0], days.length, skipped]).toEqual(["2026-11-10", 10, true]);
  });

  it("are today's for a mark from the future", () => {
    const { days, skipped } = daysSince("2099-01-01", at("2026-11-23T10:00-05:00"));
    expect([days, skipped]).toEqual([["2026-11-23"], false]);
  });

  it("for every mark and moment are at most ten working days in order, the last one being today's or Friday's", () => {
    fc.assert(
      fc.property(fc.option(moments, { nil: undefined }), moments, (marked, now) => {
        const mark = marked === undefined ? undefined : feedDay(marked);
        const { days } = daysSince(mark, now);
        expect(days).toEqual(days.toSorted());
        expect(days.every(hasList)).toBe(true);
        expect(days.length).toBeLessThanOrEqual(10);
        expect(new Set(days).size).toBe(days.length);
        const last = days.at(-1) ?? "";
        expect(nextListStart(last)).toBeGreaterThan(now);
      }),
    );
  });
});

describe("a week", () => {
  it.each([
    ["2026-01-01", "2026-W01"],
    ["2025-12-29", "2026-W01"],
    ["2026-11-23", "2026-W48"],
    ["2026-12-28", "2026-W53"],
    ["2027-01-01", "2026-W53"],
    ["2027-01-04", "2027-W01"],
    ["2024-12-30", "2025-W01"],
  ])("%s is in %s", (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });

  it("has the working days up to the day", () => {
    expect(weekUpTo("2027-01-01")).toEqual([
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2026-12-31",
      "2027-01-01",
    ]);
    expect(weekUpTo("2026-11-23")).toEqual(["2026-11-23"]);
    expect(weekUpTo("2026-11-22")).toHaveLength(5);
  });
});

it("after Friday's list the next begins on Sunday evening", () => {
  expect(nextListStart("2026-11-20")).toBe(at("2026-11-22T21:30-05:00"));
  expect(nextListStart("2026-11-21")).toBe(at("2026-11-22T21:30-05:00"));
});
