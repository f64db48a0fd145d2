import fc from "fast-check";
import { expect, test } from "vitest";
import { byteOrder } from "../../../../src/search/inverted/segments/byte-order.ts";
import { dictionaryOf, termAt } from "../../../../src/search/inverted/segments/dictionary.ts";

const term = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "é", "\u0001", "𝔸", "\uffee"), maxLength: 7 }),
  fc.string({ unit: "grapheme", maxLength: 5 }),
);

test("for every terms gives the order of their bytes, in UTF-8", () => {
  const terms = fc.uniqueArray(term, { maxLength: 300, size: "max" });
  fc.assert(
    fc.property(terms, (given) => {
      const dictionary = dictionaryOf(given);
      const sorted = Array.from(byteOrder(dictionary), (at) => termAt(dictionary, at));
      const expected = given.toSorted((one, other) =>
        Buffer.compare(Buffer.from(one), Buffer.from(other)),
      );
      expect(sorted).toEqual(expected);
    }),
  );
});
