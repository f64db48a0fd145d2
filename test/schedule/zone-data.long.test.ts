import { expect, it } from "vitest";
import { clocks } from "./clocks-2026-2028.ts";
import { wrongSlots } from "./wrong-slots.ts";

it.each(["02:30", "09:00"])(
  "each slot of 2026 to 2028 at %s is, for every zone, that of the recorded clocks",
  (time) => {
    const wrong = clocks.flatMap((those) =>
      those.zones.flatMap((zone) => wrongSlots(those, zone, time)),
    );
    expect(wrong.slice(0, 10)).toEqual([]);
  },
);
