import fc from "fast-check";
import { expect, test } from "vitest";
import { exhaustedForMs, parseRateLimit } from "../../../src/http/pace/rate-limit.ts";

test("remaining and reset are read from each policy", () => {
  expect(parseRateLimit('"api";r=3;t=123, "a,b;r=9" ; t=4; pk=:x:; r=0')).toEqual([
    { remaining: 3, resetMs: 123_000 },
    { remaining: 0, resetMs: 4_000 },
  ]);
});

test.each([
  undefined,
  "",
  '"api"',
  '"api";r=0',
  '"api";t=5',
  '"api";r=x;t=5',
  "limit=10, remaining=0",
])("%j says nothing", (value) => {
  expect(parseRateLimit(value)).toEqual([]);
});

test("the longest of the policies that are used up counts", () => {
  expect(exhaustedForMs('"a";r=0;t=5, "b";r=0;t=60, "c";r=1;t=900')).toBe(60_000);
  expect(exhaustedForMs('"c";r=1;t=900')).toBe(0);
});

test("for every text the wait is a number that is not negative", () => {
  const parts = fc.constantFrom('"', "api", ";", ",", "r=0", "t=", "5", " ", "r", "=");
  fc.assert(
    fc.property(fc.array(parts), (given) => {
      expect(exhaustedForMs(given.join(""))).toBeGreaterThanOrEqual(0);
    }),
  );
});
