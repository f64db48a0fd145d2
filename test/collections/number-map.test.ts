import fc from "fast-check";
import { expect, test } from "vitest";
import { createNumberMap } from "../../src/collections/number-map.ts";

/** Close together, so that they meet, and over the whole range. */
const number = fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 2 ** 31 - 2 }));

test("for every course of keys it answers as a Map does", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number)), fc.array(number), (set, others) => {
      const expected = new Map(set);
      const map = createNumberMap(set.length);
      for (const [each, value] of set) map.set(each, value);
      for (const each of [...expected.keys(), ...others])
        expect(map.get(each)).toBe(expected.get(each));
    }),
  );
});
