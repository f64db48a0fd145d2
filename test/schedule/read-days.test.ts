import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { describeDays } from "../../src/schedule/describe-schedule.ts";
import { readDays } from "../../src/schedule/read-days.ts";
import type { Weekday } from "../../src/schedule/schedule.ts";

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

describe("readDays", () => {
  it.each([
    ["daily", "1234567"],
    ["every day", "1234567"],
    ["Weekdays", "12345"],
    ["every weekday", "12345"],
    ["weekends", "67"],
    ["mon or thu", "14"],
    ["mon..fri", "12345"],
    ["all week", "1234567"],
    ["seven days a week", "1234567"],
    ["any day", "1234567"],
    ["every evening", "1234567"],
    ["no weekends", "12345"],
    ["monday's", "1"],
    ["weekly on friday", "5"],
    ["mon,thu", "14"],
    ["thu, mon, Thursday", "14"],
    ["Monday and Thursday", "14"],
    ["on Tuesdays & weekends", "267"],
    ["tues weds", "23"],
    ["mon-fri", "12345"],
    ["Mon – Wed, Sa", "1236"],
    ["friday  to  monday", "1567"],
    ["sun-sun", "7"],
    ["M-F", "12345"],
    ["M/W/F", "135"],
    ["mon-wed-fri", "135"],
    ["Mon.-Fri.", "12345"],
    ["school days", "12345"],
    ["Mo Mi Fr", "135"],
    ["Montag bis Freitag", "12345"],
    ["dienstags und donnerstags", "24"],
    ["werktags", "12345"],
    ["MWF", "135"],
    ["T/Th", "24"],
    ["mon thru fri", "12345"],
    ["week days", "12345"],
    ["working days", "12345"],
    ["weekdays except friday", "1234"],
    ["every day but sat and sun", "12345"],
    ["except sunday", "123456"],
    ["“weekdays”", "12345"],
    ["\u{FF2D}\u{FF4F}\u{FF4E}", "1"],
  ])("reads “%s”", (text, days) => {
    expect(readDays(text).join("")).toBe(days);
  });

  it.each([
    "",
    " ",
    "every",
    "m",
    "1,2",
    "mon-",
    "mon-tue-xyz",
    "weekdays-sat",
    "funday",
    "__proto__",
  ])("refuses “%s” and says what works", (text) => {
    expect(() => readDays(text)).toThrow(UserError);
    expect(() => readDays(text)).toThrow(/names no days\. Say “daily”, “weekdays”/);
  });

  it("repeats only the beginning of a long text", () => {
    expect(() => readDays("mon,".repeat(1000))).toThrow(/^“(mon,){10}…” names no days/);
  });

  it("for every choice of days, reads back its description", () => {
    const days = fc.subarray([...WEEK], { minLength: 1 });
    fc.assert(
      fc.property(days, (some) => {
        expect(readDays(describeDays(some))).toEqual(some);
      }),
    );
  });

  it("gives days or a UserError for every text", () => {
    const words = fc.constantFrom("mon", "tue", "-", ",", " ", "to", "every", "weekend", "x", "7");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(words).map((some) => some.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const days = orUserError(() => readDays(text));
        if (days) expect(days).toEqual(WEEK.filter((day) => days.includes(day)));
        expect(days).not.toEqual([]);
      }),
    );
  });
});

function orUserError<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
