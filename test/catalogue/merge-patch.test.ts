import fc from "fast-check";
import { expect, test } from "vitest";
import { patchBetween, patched } from "../../src/catalogue/merge-patch.ts";
import { runs } from "../runs.ts";

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string(), { maxLength: 3 }),
    tie("members"),
  ),
  members: fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), tie("value"), {
    noNullPrototype: true,
    maxKeys: 4,
  }),
}));
const members = fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), value, {
  noNullPrototype: true,
});

test("for every two objects, what is between them makes one of the other, also through JSON", () => {
  fc.assert(
    fc.property(members, members, (from, to) => {
      const patch = JSON.parse(JSON.stringify(patchBetween(from, to)));
      expect(patched(from, patch)).toEqual(to);
    }),
    { numRuns: runs(300) },
  );
});

test("equal objects have nothing between them", () => {
  expect(patchBetween({ a: { b: ["c"] } }, { a: { b: ["c"] } })).toEqual({});
});
