import fc from "fast-check";
import { expect, test } from "vitest";
import { doublingMs, fullJitterMs } from "../../src/time/back-off.ts";

const waits = fc.record({ firstMs: fc.integer({ min: 1, max: 60_000 }), longestMs: fc.nat() });

test("for every pair of tries, the later wait is twice as long, unless it is the longest there is", () => {
  fc.assert(
    fc.property(waits, fc.integer({ min: 1, max: 5_000 }), (each, tries) => {
      const [wait, next] = [doublingMs(each, tries), doublingMs(each, tries + 1)];
      expect(doublingMs(each, 1)).toBe(Math.min(each.firstMs, each.longestMs));
      expect(next).toBe(Math.min(2 * wait, each.longestMs));
    }),
  );
});

test("for every chance the wait is that share of the ceiling", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (chance, ceilingMs) => {
      expect(fullJitterMs(ceilingMs, () => chance)).toBe(chance * ceilingMs);
    }),
  );
});
