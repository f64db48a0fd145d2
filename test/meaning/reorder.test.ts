import fc from "fast-check";
import { expect, test } from "vitest";
import { reorder } from "../../src/meaning/reorder.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { idOf } from "../catalogue/paper-of.ts";

const ids = Array.from({ length: 20 }, (_, n) => idOf(n));
const closenesses = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.double({ min: -1, max: 1, noNaN: true })), {
    selector: ([id]) => id,
  })
  .map((entries) => new Map<PaperId, number>(entries));

test("for every closeness the papers stay the same, and those without one stay in their places", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ids), closenesses, (list, closeness) => {
      const ordered = reorder(list, closeness);
      expect([...ordered].sort()).toEqual([...list].sort());
      const unknown = (order: readonly PaperId[]) =>
        order.map((id) => (closeness.has(id) ? undefined : id));
      expect(unknown(ordered)).toEqual(unknown(list));
    }),
  );
});

test("what is close rises past what is not, into the places of those that can be compared", () => {
  const [a, b, c, d] = [idOf(0), idOf(1), idOf(2), idOf(3)];
  const closeness = new Map([
    [a, 0.8],
    [b, 0.1],
    [d, 0.9],
  ]);
  expect(reorder([a, b, c, d], closeness)).toEqual([a, d, c, b]);
});

test("a paper that is named twice counts once", () => {
  const [a, b] = [idOf(0), idOf(1)];
  expect(reorder([a, b, a], new Map([[a, 1]]))).toEqual([a, b]);
});
