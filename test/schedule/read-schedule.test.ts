import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readSchedule } from "../../src/schedule/read-schedule.ts";
import { runs } from "../runs.ts";

/** `12345 09:00 Europe/Berlin`, with `-` for what was not said. */
function told(text: string): string {
  const { days, time, zone } = readSchedule(text);
  return `${days?.join("") ?? "-"} ${time ?? "-"} ${zone ?? "-"}`;
}

describe("readSchedule", () => {
  it.each([
    ["mon, thu", "14 - -"],
    ["mon, thu 17:30 UTC", "14 17:30 UTC"],
    ["Monday and Thursday 9:00", "14 09:00 -"],
    ["every weekday at 9:00", "12345 09:00 -"],
    ["every monday 9am", "1 09:00 -"],
    ["every day at 9am", "1234567 09:00 -"],
    ["weekdays 9:00 New York", "12345 09:00 America/New_York"],
    ["weekdays 9:00 America/New York", "12345 09:00 America/New_York"],
    ["9:00", "- 09:00 -"],
    ["9am weekdays Berlin", "12345 09:00 Europe/Berlin"],
    ["Europe/Berlin", "- - Europe/Berlin"],
    ["weekdays, 9:00, Europe/Berlin", "12345 09:00 Europe/Berlin"],
    ["mon wed fri 9:00 New York", "135 09:00 America/New_York"],
    ["every day at noon in Berlin", "1234567 12:00 Europe/Berlin"],
    ["Tuesdays and Thursdays 17h30 Paris", "24 17:30 Europe/Paris"],
    ["from monday to friday at 18 Uhr", "12345 18:00 -"],
    ["every day but sunday at 7 pm in Tokyo", "123456 19:00 Asia/Tokyo"],
    ["M-F 9", "12345 09:00 -"],
    ["MWF 10:00 PT", "135 10:00 America/Los_Angeles"],
    ["9:00 UTC", "- 09:00 UTC"],
    ["9am ET", "- 09:00 America/New_York"],
    ["daily 9am Pacific Time", "1234567 09:00 America/Los_Angeles"],
    ["9 in the morning Europe/Berlin", "- 09:00 Europe/Berlin"],
    ["every evening at 8", "1234567 20:00 -"],
    ["weekday mornings at 9", "12345 09:00 -"],
    ["half past nine on fridays", "5 09:30 -"],
    ["mon to thu at 8:15 in Boston, MA", "1234 08:15 America/New_York"],
    ["9:00 Port of Spain", "- 09:00 America/Port_of_Spain"],
    ["please post every day at 9", "1234567 09:00 -"],
    ["Weekly on Mondays only, at 9am (Berlin)", "1 09:00 Europe/Berlin"],
    ["once a day at 9 in London UK", "1234567 09:00 Europe/London"],
    ["timezone Berlin", "- - Europe/Berlin"],
    ["7 days a week at 9", "1234567 09:00 -"],
    ["every week on monday", "1 - -"],
    ["once a week on monday", "1 - -"],
    ["I want it every monday at 9", "1 09:00 -"],
    ["send it on tuesdays at 9", "2 09:00 -"],
    ["the whole week", "1234567 - -"],
    ["mon or thu 09:00Z", "14 09:00 UTC"],
    ["9:00 Oxford", "- 09:00 Europe/London"],
    ["9:00 The Hague", "- 09:00 Europe/Amsterdam"],
    ["9:00 Washington, D.C.", "- 09:00 America/New_York"],
    ["weekdays German time", "12345 - Europe/Berlin"],
    ["9am AEDT", "- 09:00 Australia/Sydney"],
    ["every evening at eight", "1234567 20:00 -"],
    ["seven in the morning in Rome", "- 07:00 Europe/Rome"],
    ["nine at night on fridays", "5 21:00 -"],
    ["9 pm sharp", "- 21:00 -"],
    ["tous les jours à 8h30 Paris", "1234567 08:30 Europe/Paris"],
    ["vendredis à 9h", "5 09:00 -"],
    ["lunes y jueves a las 9:00 Madrid", "14 09:00 Europe/Madrid"],
    ["lunedì e giovedì alle 9:00 Roma", "14 09:00 Europe/Rome"],
    ["segunda-feira e quinta-feira 9h", "14 09:00 -"],
    ["maandag en donderdag om 9:00", "14 09:00 -"],
    ["9:00 Santo Domingo", "- 09:00 America/Santo_Domingo"],
    ["Viet Nam", "- - Asia/Ho_Chi_Minh"],
  ])("reads “%s” as %s", (text, schedule) => {
    expect(told(text)).toBe(schedule);
  });

  it.each([
    ["5 days a week at 9", /“5 days a week at 9” is no day, time or time zone/],
    ["twice a week", /“twice” is no day, time or time zone that is known here\. Say them/],
    ["weekdays 25:00", /“25:00” is no day, time or time zone/],
    ["berln 9:00", /“berln” is no day, time or time zone .* Did you mean Europe\/Berlin\?/],
    ["9:00 and 17:00", /one time of the day/],
    ["every monday in Portland", /Say which: America\/Los_Angeles or America\/New_York/],
    ["GMT+2 9:00", /is an offset, which does not follow daylight saving/],
    ["x".repeat(4000), /^“x{40}…” is no day/],
    ["every", /is no day, time or time zone/],
    ["", /is no day, time or time zone/],
  ])("refuses “%s” and says what works", (text, sentence) => {
    expect(() => readSchedule(text)).toThrow(UserError);
    expect(() => readSchedule(text)).toThrow(sentence);
  });

  it("for days, a time and a zone in every order, reads the same", () => {
    const order = fc.shuffledSubarray(["weekdays", "at 9:00", "New York"], { minLength: 3 });
    fc.assert(
      fc.property(order, fc.constantFrom(" ", ", "), (parts, between) => {
        expect(told(parts.join(between))).toBe("12345 09:00 America/New_York");
      }),
      { numRuns: runs(20) },
    );
  });

  it("gives a schedule or a UserError for every text", () => {
    const words = fc.constantFrom(
      "mon",
      "9",
      "at",
      "-",
      "in",
      "every",
      "Berlin",
      "except",
      ",",
      "am",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.array(words, { maxLength: 8 }).map((some) => some.join(" ")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(Object.keys(readSchedule(text)).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: runs(20) },
    );
  });
});
