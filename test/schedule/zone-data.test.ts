import { describe, expect, it } from "vitest";
import { slotsBetween } from "../../src/schedule/slots.ts";
import { isZone, offsetAt } from "../../src/schedule/zone-clock.ts";
import {
  areCarriedInForce,
  carriedOffset,
  zoneDataNote,
  zoneDataVersions,
} from "../../src/schedule/zone-data.ts";
import { clocks } from "./clocks-2026-2028.ts";
import { wrongSlots } from "./wrong-slots.ts";

const FROM = Date.UTC(2026, 0, 1);

describe("the slots of 2026 to 2028", () => {
  it.each(["00:00", "23:45"])(
    "at %s are, for every kind of clock, those of the recorded clocks, whatever data this Node has",
    (time) => {
      const wrong = clocks.flatMap((those) => wrongSlots(those, those.zones[0] ?? "", time));
      expect(wrong.slice(0, 10)).toEqual([]);
    },
  );

  it("follow clocks that change, in every zone, when the recorded ones do", () => {
    const wrong = clocks.flatMap(({ zones, spans }) =>
      zones.filter((zone) =>
        spans.some(({ from, offset }, at) => {
          const began = Math.max(from, FROM);
          const before = spans[at - 1]?.offset ?? offset;
          return offsetAt(zone, began) !== offset || offsetAt(zone, began - 60_000) !== before;
        }),
      ),
    );
    expect(wrong).toEqual([]);
    expect(clocks.flatMap(({ zones }) => zones).length).toBeGreaterThan(590);
  });

  it.each([
    ["America/Vancouver", -7],
    ["America/Edmonton", -6],
    ["Africa/Casablanca", 0],
    ["America/Winnipeg", -5],
    ["America/Inuvik", -6],
    ["America/Havana", -4],
  ])("are right in %s in December 2026, which data of 2025 do not know", (zone, hours) => {
    const [slot] = slotsBetween(
      { days: [2], time: "09:00", zone },
      Date.UTC(2026, 11, 1),
      Date.UTC(2026, 11, 2),
    );
    expect(slot?.at).toBe(Date.UTC(2026, 11, 1, 9 - hours));
  });
});

describe("the zone data in force", () => {
  it("are the newer of those carried and the runtime's", () => {
    expect(areCarriedInForce({ runtime: "2025c", carried: "2026f" })).toBe(true);
    expect(areCarriedInForce({ runtime: "2026f", carried: "2026f" })).toBe(true);
    expect(areCarriedInForce({ runtime: undefined, carried: "2026f" })).toBe(true);
    expect(areCarriedInForce({ runtime: "2027a", carried: "2026f" })).toBe(false);
  });

  it("are those carried at least as new as what was recorded here", () => {
    expect(zoneDataVersions().carried >= "2026f").toBe(true);
  });

  it("are told when the runtime's are older, and not otherwise", () => {
    expect(zoneDataNote({ runtime: "2025c", carried: "2026f" })).toMatch(
      /^The time zone data of this Node \(2025c\) are older than the 2026f that come with Offprint/,
    );
    expect(zoneDataNote({ runtime: "2026f", carried: "2026f" })).toBeUndefined();
    expect(zoneDataNote({ runtime: "2027a", carried: "2026f" })).toBeUndefined();
  });

  it("know no zone by a hostile name", () => {
    for (const name of ["__proto__", "constructor", "europe_berlin", "", "x".repeat(4000)]) {
      expect(isZone(name), name).toBe(false);
      expect(carriedOffset(name.replace("europe_berlin", "?"), FROM), name).toBeUndefined();
    }
  });
});
