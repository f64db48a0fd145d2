import fc from "fast-check";
import { expect, test } from "vitest";
import { createSteadyTime } from "../../src/time/steady-time.ts";

/** What it reads when the clock shows one moment after the other. */
function readings(moments: readonly number[]): number[] {
  let now = moments[0] ?? 0;
  const time = createSteadyTime({ now: () => now });
  return moments.map((moment) => {
    now = moment;
    return time();
  });
}

test("goes on where it was when the clock is set back", () => {
  expect(readings([1_000, 1_500, 700, 900, 900, 2_000])).toEqual([
    1_000, 1_500, 1_500, 1_700, 1_700, 2_800,
  ]);
});

test("for every series of moments, moves on as far as the clock does, and never back", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (moments) => {
      const steady = readings(moments);
      const steps = (of: readonly number[]) => of.slice(1).map((each, n) => each - (of[n] ?? 0));
      expect(steps(steady)).toEqual(steps(moments).map((step) => Math.max(0, step)));
    }),
  );
});
