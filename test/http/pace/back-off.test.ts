import fc from "fast-check";
import { expect, test } from "vitest";
import { retryPauseMs, silentLimitMs } from "../../../src/http/pace/back-off.ts";

test("the longest possible pause doubles from one second up to eight", () => {
  const longest = [1, 2, 3, 4, 5, 50, 5_000].map((tries) => retryPauseMs(tries, () => 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
});

test("for every chance the pause is that share of the longest", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
      (chance, tries) => {
        expect(retryPauseMs(tries, () => chance)).toBe(chance * retryPauseMs(tries, () => 1));
      },
    ),
  );
});

test("for every streak of silent limits the next wait is at least as long, and at most half an hour", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), (streak) => {
      expect(silentLimitMs(streak)).toBeLessThanOrEqual(silentLimitMs(streak + 1));
      expect(silentLimitMs(streak)).toBeLessThanOrEqual(1_800_000);
    }),
  );
  expect(silentLimitMs(1)).toBe(10_000);
});
