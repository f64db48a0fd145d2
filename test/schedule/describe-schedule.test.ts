import { describe, expect, it } from "vitest";
import { describeSchedule } from "../../src/schedule/describe-schedule.ts";
import type { Weekday } from "../../src/schedule/schedule.ts";

describe("describeSchedule", () => {
  it.each<[readonly Weekday[], string, string, string]>([
    [[1, 2, 3, 4, 5], "09:00", "Europe/Berlin", "every weekday at 9:00 Europe/Berlin"],
    [[1, 4], "17:30", "UTC", "Mondays and Thursdays at 17:30 UTC"],
    [[1, 2, 3, 4, 5, 6, 7], "00:05", "UTC", "every day at 0:05 UTC"],
    [[6, 7], "12:00", "Asia/Tokyo", "Saturdays and Sundays at 12:00 Asia/Tokyo"],
    [[2, 3, 5], "10:00", "UTC", "Tuesdays, Wednesdays and Fridays at 10:00 UTC"],
    [[7], "20:00", "UTC", "Sundays at 20:00 UTC"],
  ])("says days %j, %s, %s", (days, time, zone, sentence) => {
    expect(describeSchedule({ days, time, zone })).toBe(sentence);
  });
});
