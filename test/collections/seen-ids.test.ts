import fc from "fast-check";
import { expect, it } from "vitest";
import { createSeenIds } from "../../src/collections/seen-ids.ts";

it("for every series of ids, one is new unless it is among the latest that were new", () => {
  const ids = fc.array(fc.constantFrom("a", "b", "c", "d", "e"));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), ids, (limit, series) => {
      const isNew = createSeenIds(limit);
      const wereNew: string[] = [];
      for (const id of series) {
        const isAmongLatest = wereNew.slice(-limit).includes(id);
        expect(isNew(id)).toBe(!isAmongLatest);
        if (!isAmongLatest) wereNew.push(id);
      }
    }),
  );
});
