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

  it.each([
    ["Eastern", "America/New_York"],
    ["Pacific Time", "America/Los_Angeles"],
    ["Mountain Daylight Time", "America/Denver"],
    ["ET", "America/New_York"],
    ["cet", "Europe/Berlin"],
    ["W. Europe Standard Time", "Europe/Berlin"],
    ["GMT Standard Time", "Europe/London"],
    ["Indian Standard Time", "Asia/Kolkata"],
    ["(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"],
    ["UTC+0", "UTC"],
    ["UTC+00:00", "UTC"],
    ["Berlin time", "Europe/Berlin"],
  ])("reads the clocks called “%s” as %s", (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each([
    ["Germany", "Europe/Berlin"],
    ["China", "Asia/Shanghai"],
    ["South Korea", "Asia/Seoul"],
    ["Scotland", "Europe/London"],
    ["the Netherlands", "Europe/Amsterdam"],
    ["Türkiye", "Europe/Istanbul"],
    ["U.K.", "Europe/London"],
    ["Spain", "Europe/Madrid"],
    ["California", "America/Los_Angeles"],
    ["Ontario", "America/Toronto"],
  ])("reads the country or state “%s” as %s", (text, zone) => {
    expect(readZone(text)).toBe(zone);
  });

  it.each([
    ["NYC", "America/New_York"],
    ["Tübingen", "Europe/Berlin"],
    ["München", "Europe/Berlin"],
    ["Hangzhou", "Asia/Shanghai"],
    ["Pittsburgh", "America/New_York"],
    ["Asia/Beijing", "Asia/Shanghai"],
    ["America/Boston", "America/New_York"],
    ["Europe/Berlin.", "Europe/Berlin"],
    ["“Kyoto”", "Asia/Tokyo"],
    ["Portland, Oregon", "America/Los_Angeles"],
    ["Boston MA", "America/New_York"],
    ["Vancouver, BC", "America/Vancouver"],
    ["London UK", "Europe/London"],
    ["West Coast", "America/Los_Angeles"],
    ["Europe-Berlin", "Europe/Berlin"],
    ["(Berlin)", "Europe/Berlin"],
    ["Cambridge, MA", "America/New_York"],
    ["Paris, France", "Europe/Paris"],
    ["Florida", "America/New_York"],
  ])("reads the place “%s” as %s", (text, zone) => {
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
    ["AST", /more than one .* Say which: America\/Halifax or Asia\/Riyadh\.$/],
    ["IST", /more than one .* Say which: Asia\/Kolkata, Europe\/Dublin or Asia\/Jerusalem\.$/],
    ["Cambridge", /more than one .* Say which: Europe\/London or America\/New_York\.$/],
    ["Portland", /more than one .* Say which: America\/Los_Angeles or America\/New_York\.$/],
    ["Hyderabad", /more than one .* Say which: Asia\/Kolkata or Asia\/Karachi\.$/],
    [
      "USA",
      /more than one .* Say which: America\/New_York, America\/Chicago, .* Pacific\/Honolulu/,
    ],
    ["Australia", /more than one .* Say which: Australia\/Sydney, Australia\/Brisbane, /],
    ["America/London", /^There is no time zone/],
    ["Berlin xx", /^There is no time zone/],
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
