import fc from "fast-check";
import { expect, test } from "vitest";
import { cosine, isSound, shrink } from "../../src/meaning/small-vector.ts";

const DIMENSION = 48;
const vector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: DIMENSION,
    maxLength: DIMENSION,
  })
  .map((numbers) => Float32Array.from(numbers))
  .filter((numbers) => Math.hypot(...numbers) > 0.01);

function exact(one: Float32Array, other: Float32Array): number {
  const dot = one.reduce((sum, each, at) => sum + each * (other[at] ?? 0), 0);
  return dot / (Math.hypot(...one) * Math.hypot(...other));
}

test("for every two vectors the cosine of their small forms is theirs, off by a hundredth or so at most", () => {
  fc.assert(
    fc.property(vector, vector, (one, other) => {
      const off = cosine(shrink(one), shrink(other)) - exact(one, other);
      expect(Math.abs(off)).toBeLessThan(0.015);
      expect(cosine(shrink(one), shrink(one))).toBeCloseTo(1, 6);
    }),
  );
});

test("for every vector its length does not matter", () => {
  fc.assert(
    fc.property(vector, fc.integer({ min: -10, max: 10 }), (one, power) => {
      const scaled = one.map((each) => each * 2 ** power);
      expect(shrink(scaled)).toEqual(shrink(one));
    }),
  );
});

test("for every vector that was spoiled in one place by much, the damage is seen", () => {
  fc.assert(
    fc.property(vector, fc.integer({ min: 0, max: DIMENSION - 1 }), (one, at) => {
      const small = shrink(one);
      expect(isSound(small)).toBe(true);
      const bytes = Int8Array.from(small.bytes);
      bytes[at] = Math.abs(bytes[at] ?? 0) > 64 ? 0 : 127;
      expect(isSound({ ...small, bytes })).toBe(false);
      expect(isSound({ ...small, scale: Number.NaN })).toBe(false);
      expect(isSound({ ...small, scale: 0 })).toBe(false);
    }),
  );
});
