import fc from "fast-check";
import { expect, test } from "vitest";
import { weighIn } from "../../src/meaning/weigh-in.ts";
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
      const scores = list.map((_, at) => 1 / (at + 1));
      const ordered = weighIn(list, closeness, { scores, weight: 0.5 });
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
  const scores = [10, 9, 8, 7];
  expect(weighIn([a, b, c, d], closeness, { scores, weight: 0.5 })).toEqual([a, d, c, b]);
  expect(weighIn([a, b, c, d], closeness, { scores, weight: 0.1 })).toEqual([a, b, c, d]);
});

test("a paper that has far more of the words stays before one that is closer", () => {
  const [a, b] = [idOf(0), idOf(1)];
  const closeness = new Map([
    [a, 0.1],
    [b, 0.9],
  ]);
  expect(weighIn([a, b], closeness, { scores: [10, 4], weight: 0.5 })).toEqual([a, b]);
  expect(weighIn([a, b], closeness, { scores: [10, 6], weight: 0.5 })).toEqual([b, a]);
});

test("a paper that is named twice counts once", () => {
  const [a, b] = [idOf(0), idOf(1)];
  expect(weighIn([a, b, a], new Map([[a, 1]]), { scores: [3, 2, 1], weight: 0.5 })).toEqual([a, b]);
});
