import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRetryAfter } from "../../../src/http/pace/retry-after.ts";

const NOW = Date.UTC(2026, 0, 5, 12);

test("for every number of seconds the wait is that long", () => {
  fc.assert(
    fc.property(fc.nat(), (seconds) => {
      expect(parseRetryAfter(` ${seconds} `, NOW)).toBe(seconds * 1000);
    }),
  );
});

test("for every date the wait ends then, or at once when it is past", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e8, max: 1e8 }), (seconds) => {
      const date = new Date(NOW + seconds * 1000).toUTCString();
      expect(parseRetryAfter(date, NOW)).toBe(Math.max(0, seconds * 1000));
    }),
  );
});

test("the two obsolete forms of a date are read too", () => {
  expect(parseRetryAfter("Monday, 05-Jan-26 12:00:09 GMT", NOW)).toBe(9_000);
  expect(parseRetryAfter("Mon Jan  5 12:00:09 2026", NOW)).toBe(9_000);
});

test.each([undefined, "", "soon", "-5", "1.5", "1e3", "0x10", "2026-01-05", "Mon, never"])(
  "%j says nothing",
  (value) => {
    expect(parseRetryAfter(value, NOW)).toBeUndefined();
  },
);

test("for every text the wait is absent or not negative", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseRetryAfter(text, NOW) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
