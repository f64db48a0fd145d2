import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readZone } from "../../src/schedule/read-zone.ts";
import { isZone } from "../../src/schedule/zone-clock.ts";
import { zoneNames } from "../../src/schedule/zone-names.ts";

function refusal(text: string): string {
  try {
    return `read as ${readZone(text)}`;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe("readZone", () => {
  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["america/new_york", "America/New_York"],
    ["AMERICA / NEW YORK", "America/New_York"],
    ["new york", "America/New_York"],
    ["Berlin", "Europe/Berlin"],
    ["São Paulo", "America/Sao_Paulo"],
    ["port-au-prince", "America/Port-au-Prince"],
    ["knox", "America/Indiana/Knox"],
    ["indiana/knox", "America/Indiana/Knox"],
    ["utc", "UTC"],
    ["Z", "UTC"],
    ["GMT", "UTC"],
    ["etc/utc", "UTC"],
    ["san francisco", "America/Los_Angeles"],
  ])("reads “%s” as %s", (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each([
    ["kyiv", "Europe/Kyiv"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["asia/kolkata", "Asia/Kolkata"],
    ["Calcutta", "Asia/Kolkata"],
    ["Saigon", "Asia/Ho_Chi_Minh"],
    ["america/godthab", "America/Nuuk"],
    ["US/Eastern", "America/New_York"],
    ["japan", "Asia/Tokyo"],
    ["etc/gmt-2", "Etc/GMT-2"],
  ])("gives the present name for “%s”: %s", (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it("reads every zone's name in every case, as itself", () => {
    for (const zone of zoneNames) {
      expect(isZone(zone), zone).toBe(true);
      expect(readZone(zone)).toBe(zone);
      expect(readZone(zone.toUpperCase().replaceAll("_", " "))).toBe(zone);
    }
  });

  it.each([
    ["GMT+2", /offset, .* such as Europe\/Berlin, Europe\/Athens or Africa\/Johannesburg\.$/],
    ["+05:30", /offset, .* such as Asia\/Kolkata\.$/],
    ["+0530", /offset, .* such as Asia\/Kolkata\.$/],
    ["utc−8", /offset, .* such as America\/Los_Angeles\.$/],
    ["+99", /offset, .* such as Europe\/Berlin or UTC\.$/],
    ["EST", /abbreviation, .* such as America\/New_York\.$/],
    ["cet", /abbreviation, .* such as Europe\/Berlin or Europe\/Paris\.$/],
    ["AST", /abbreviation, .* such as America\/Halifax\.$/],
    ["Berlim", /^There is no time zone “Berlim”\. Try Europe\/Berlin, /],
    ["Mars/Phobos", /^There is no time zone “Mars\/Phobos”\. Try [\w/]+, [\w/]+ or [\w/]+\.$/],
    ["VST", /^There is no time zone “VST”\. Try /],
    ["", /^There is no time zone “”\. Try UTC, /],
    ["__proto__", /^There is no time zone/],
    ["constructor", /^There is no time zone/],
    ["Europe/Berlin\0", /^There is no time zone/],
    ["../../etc/passwd", /^There is no time zone/],
    ["x".repeat(4000), /^There is no time zone “x{40}…”\. Try /],
  ])("refuses “%s” and names zones that work", (text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
  });

  it("names no zone in a refusal that it would refuse itself", () => {
    for (const text of ["GMT+1", "-3", "MST", "IST", "BST", "Atlantis", "Lodnon", "tokio"]) {
      const named = refusal(text).match(/\b[A-Z][\w-]+(?:\/[\w-]+)+/g) ?? [];
      expect(named.length).toBeGreaterThan(0);
      expect(named.map(readZone)).toEqual(named);
    }
  });
});
