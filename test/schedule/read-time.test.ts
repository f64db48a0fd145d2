import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readTime } from "../../src/schedule/read-time.ts";

describe("readTime", () => {
  it.each([
    ["9", "09:00"],
    ["0", "00:00"],
    ["9:00", "09:00"],
    ["09.30", "09:30"],
    ["9am", "09:00"],
    ["9 PM", "21:00"],
    ["9:30 p.m.", "21:30"],
    ["12am", "00:00"],
    ["12 pm", "12:00"],
    ["12:59am", "00:59"],
    ["noon", "12:00"],
    [" Midnight ", "00:00"],
    ["17h", "17:00"],
    ["17h30", "17:30"],
    ["0930", "09:30"],
    ["at 9", "09:00"],
    ["9a", "09:00"],
    ["9p", "21:00"],
    ["17:30h", "17:30"],
    ["17h 30", "17:30"],
    ["900", "09:00"],
    ["930pm", "21:30"],
    ["9:00:00", "09:00"],
    ["18 Uhr", "18:00"],
    ["nine am", "09:00"],
    ["ten o'clock", "10:00"],
    ["half past nine", "09:30"],
    ["quarter to ten", "09:45"],
    ["7 in the evening", "19:00"],
    ["8 at night", "20:00"],
    ["7:00 in the morning", "07:00"],
    ["9 Uhr 30", "09:30"],
    ["5 P", "17:00"],
    ["\u{FF19}:\u{FF13}\u{FF10}", "09:30"],
    ["23:59", "23:59"],
  ])("reads “%s” as %s", (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  it.each(["", "25:00", "24:00", "9:60", "0960", "9:5", "13pm", "0am", "-1", "2.5", "1e3", "ten"])(
    "refuses “%s” and says what works",
    (text) => {
      expect(() => readTime(text)).toThrow(UserError);
      expect(() => readTime(text)).toThrow(/is not a time of day\. Say “9:00”/);
    },
  );

  it("repeats only the beginning of a long text", () => {
    expect(() => readTime("9".repeat(4000))).toThrow(/^“9{40}…” is not/);
  });

  it("reads every minute of the day on both clocks", () => {
    for (let minute = 0; minute < 1440; minute++) {
      const time = new Date(minute * 60_000).toISOString().slice(11, 16);
      const hour = Math.floor(minute / 60);
      const half = hour < 12 ? "am" : "pm";
      expect(readTime(time)).toBe(time);
      expect(readTime(`${hour % 12 || 12}${time.slice(2)}${half}`)).toBe(time);
    }
  });

  it("gives HH:MM or a UserError for every text", () => {
    const pieces = fc.constantFrom("9", "1", "5", ":", ".", "h", "am", "p", "m", " ", "0");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 7 }).map((some) => some.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(timeOrNone(text)).toMatch(/^(none|([01]\d|2[0-3]):[0-5]\d)$/);
      }),
    );
  });
});

function timeOrNone(text: string): string {
  try {
    return readTime(text);
  } catch (error) {
    if (error instanceof UserError) return "none";
    throw error;
  }
}
