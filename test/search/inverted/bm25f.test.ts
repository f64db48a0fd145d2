import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsOf, postingCode } from "../../../src/search/inverted/postings/posting-code.ts";
import {
  impactTable,
  inverseFrequency,
  lengthCode,
  lengthOf,
  raisedImpact,
} from "../../../src/search/inverted/ranking/bm25f.ts";
import { runs } from "../../runs.ts";

const count = fc.nat({ max: 40 });
const counts = fc.record({ title: count, abstract: count, keywords: count });

describe("a posting's code", () => {
  test("for every count, fits a byte and is 0 only where a token is nowhere", () => {
    fc.assert(
      fc.property(counts, (some) => {
        const code = postingCode(some);
        expect(code).toBeLessThan(256);
        expect(code === 0).toBe(Object.values(some).every((each) => each === 0));
      }),
    );
  });

  test("for every code stands for counts that have it", () => {
    for (let code = 0; code < 252; code++) expect(postingCode(countsOf(code))).toBe(code);
  });

  test("for every paper tells in which texts a token is, and never more than there are", () => {
    fc.assert(
      fc.property(counts, (some) => {
        const told = countsOf(postingCode(some));
        for (const field of ["title", "abstract", "keywords"] as const) {
          expect(told[field] > 0).toBe(some[field] > 0);
          expect(told[field]).toBeLessThanOrEqual(some[field]);
        }
      }),
    );
  });
});

describe("impacts", () => {
  const at = (table: Uint8Array, counts: Parameters<typeof postingCode>[0], length: number) =>
    table[(postingCode(counts) << 8) | lengthCode(length)] ?? 0;
  const once = { title: 0, abstract: 1, keywords: 0 };

  test("are tf / (tf + 1.1 · (0.3 + 0.7 · length / average)) in 255 steps", () => {
    const table = impactTable(150);
    expect(at(table, once, 150) / 255).toBeCloseTo(1 / (1 + 1.1), 1);
    const thrice = { title: 1, abstract: 1, keywords: 0 };
    expect(at(table, thrice, 150) / 255).toBeCloseTo(3 / (3 + 1.1), 1);
    expect(at(table, once, 300) / 255).toBeCloseTo(1 / (1 + 1.1 * (0.3 + 1.4)), 1);
  });

  test("grow with the count, shrink with the length, and count one text alone when asked", () => {
    const table = impactTable(100);
    expect(at(table, { ...once, abstract: 2 }, 100)).toBeGreaterThan(at(table, once, 100));
    expect(at(table, once, 400)).toBeLessThan(at(table, once, 100));
    expect(at(impactTable(100, "title"), once, 100)).toBe(0);
  });

  test("for every average length are at most what those of another say, once raised", () => {
    const average = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(average, average, counts, average, (was, is, some, length) => {
        const bound = raisedImpact(at(impactTable(was), some, length), is / was);
        if (postingCode(some) > 0)
          expect(at(impactTable(is), some, length)).toBeLessThanOrEqual(bound);
      }),
      { numRuns: runs(60) },
    );
  });

  test("lengths are known to about four parts in a hundred", () => {
    for (let length = 1; length < 10_000; length = Math.ceil(length * 1.3))
      expect(Math.abs(lengthOf(lengthCode(length)) / length - 1)).toBeLessThan(0.05);
  });

  test("what fewer papers have weighs more, what none has nothing", () => {
    expect(inverseFrequency(1_000, 0)).toBe(0);
    expect(inverseFrequency(1_000, 1)).toBeGreaterThan(inverseFrequency(1_000, 10));
    expect(inverseFrequency(1_000, 1_000)).toBeGreaterThan(0);
  });
});
