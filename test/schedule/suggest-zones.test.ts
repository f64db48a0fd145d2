import { describe, expect, it } from "vitest";
import { suggestZones } from "../../src/schedule/suggest-zones.ts";

describe("suggestZones", () => {
  it("offers well-known zones before anything is typed", () => {
    expect(suggestZones(" ", 3)).toEqual(["UTC", "Europe/London", "Europe/Berlin"]);
  });

  it("puts what begins with the text first, the well-known before the others", () => {
    expect(suggestZones("ber", 2)).toEqual(["Europe/Berlin", "Atlantic/Bermuda"]);
    expect(suggestZones("america/new", 1)).toEqual(["America/New_York"]);
    expect(suggestZones("los ang", 5)).toEqual(["America/Los_Angeles"]);
  });

  it("finds the text inside a name, after those", () => {
    expect(suggestZones("york", 5)).toEqual(["America/New_York"]);
    expect(suggestZones("dub", 9)).toEqual(["Asia/Dubai", "Europe/Dublin"]);
  });

  it("knows old names and cities without a zone, by the zone's present name", () => {
    expect(suggestZones("kiev", 5)).toEqual(["Europe/Kyiv"]);
    expect(suggestZones("munich", 5)).toEqual(["Europe/Berlin"]);
  });

  it("falls back on the nearest spelling", () => {
    expect(suggestZones("Berlim", 1)).toEqual(["Europe/Berlin"]);
    expect(suggestZones("singapur", 1)).toEqual(["Asia/Singapore"]);
  });

  it("names each zone once and no more than asked for, whatever is typed", () => {
    for (const typed of ["", "a", "europe", "\u{1F600}", "(((", "x".repeat(4000)]) {
      const zones = suggestZones(typed, 25);
      expect(zones.length).toBeLessThanOrEqual(25);
      expect(new Set(zones).size).toBe(zones.length);
      expect(zones).not.toEqual([]);
    }
  });
});
