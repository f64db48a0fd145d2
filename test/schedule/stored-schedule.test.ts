import { describe, expect, it } from "vitest";
import { parseSchedule } from "../../src/schedule/stored-schedule.ts";

const GOOD = { days: [1, 5], time: "09:00", zone: "Europe/Kyiv" };

describe("parseSchedule", () => {
  it("reads back what was stored", () => {
    expect(parseSchedule(JSON.parse(JSON.stringify(GOOD)))).toEqual(GOOD);
  });

  it.each([
    [{ days: [] }],
    [{ days: [0] }],
    [{ days: [8] }],
    [{ days: [5, 1] }],
    [{ days: [1, 1] }],
    [{ days: "15" }],
    [{ time: "9:00" }],
    [{ time: "24:00" }],
    [{ time: "09:60" }],
    [{ time: "09:00\n" }],
    [{ zone: "Mars/Phobos" }],
    [{ zone: "+02:00" }],
    [{ zone: "" }],
    [{ zone: undefined }],
  ])("refuses %j", (wrong) => {
    expect(() => parseSchedule({ ...GOOD, ...wrong })).toThrow(/days|time|zone/);
  });
});
