import fc from "fast-check";
import { expect, test } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import { HOUR } from "../../../src/time/durations.ts";
import { idOf, paperOf } from "../../catalogue/paper-of.ts";
import { createModel, type Saying } from "./model.ts";

const ids = [1, 2, 3].map(idOf);

const count = fc.constantFrom({}, { votes: 0 }, { votes: 1 }, { votes: 2, stars: 1 });
const saying: fc.Arbitrary<Saying> = fc.record({
  source: fc.constantFrom("huggingface", "arxiv"),
  at: fc.integer({ min: 0, max: 30 }).map((hours) => hours * HOUR),
  papers: fc.array(
    fc
      .record({ n: fc.integer({ min: 1, max: 3 }), more: count })
      .map(({ n, more }) => paperOf(n, more)),
    { maxLength: 4 },
  ),
});

/** Any history, beside the model; `histories` is how many random ones are tried. */
export function keepsToModel(create: () => Catalogue, histories: number): void {
  test("for every history, it answers what each source last said, merged, and the moves of its counts", () => {
    fc.assert(
      fc.property(
        fc.array(saying, { maxLength: 25 }),
        fc.integer({ min: 0, max: 30 }),
        (history, since) => {
          const catalogue = create();
          const model = createModel(ids);
          for (const said of history) {
            const upserted = catalogue.upsert(said.source, said.at, said.papers);
            expect(upserted).toEqual(model.upsert(said));
          }
          expect(catalogue.get(ids)).toEqual(model.papers());
          expect(catalogue.sightings(ids, since * HOUR)).toEqual(model.sightings(since * HOUR));
        },
      ),
      { numRuns: histories },
    );
  });
}
