import { describe, expect, test } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import { HOUR } from "../../../src/time/durations.ts";
import { idOf, paperOf } from "../../catalogue/paper-of.ts";
import { noon } from "./noon.ts";

/** How the counts of a paper moved. */
export function keepsSightings(create: () => Catalogue): void {
  describe("sightings", () => {
    /** The [hours after noon, votes] of a paper's sightings after these, given in this order. */
    function notedOf(said: readonly (readonly [hours: number, votes?: number])[], since = 0) {
      const catalogue = create();
      for (const [hours, votes] of said)
        catalogue.upsert("huggingface", noon + hours * HOUR, [
          paperOf(1, votes === undefined ? {} : { votes }),
        ]);
      const sightings = catalogue.sightings([idOf(1)], since).get(idOf(1)) ?? [];
      return sightings.map(({ at, votes }) => [(at - noon) / HOUR, votes]);
    }

    test("are noted when a count moves, up or down, or is no longer said", () => {
      expect(notedOf([[0, 5], [1, 5], [2, 7], [3, 6], [4]])).toEqual([
        [0, 5],
        [2, 7],
        [3, 6],
        [4, undefined],
      ]);
    });

    test("end with the last look, at which nothing had changed", () => {
      expect(
        notedOf([
          [0, 5],
          [5, 5],
          [6, 5],
          [11, 6],
          [12, 6],
          [20, 6],
        ]),
      ).toEqual([
        [0, 5],
        [11, 6],
        [20, 6],
      ]);
    });

    test("up to a moment end there", () => {
      const catalogue = create();
      for (const [hours, votes] of [
        [0, 5],
        [4, 5],
        [6, 9],
      ] as const)
        catalogue.upsert("huggingface", noon + hours * HOUR, [paperOf(1, { votes })]);
      const until = (hours: number) =>
        catalogue.sightings([idOf(1)], 0, noon + hours * HOUR).get(idOf(1)) ?? [];
      expect(until(5).map(({ at, votes }) => [(at - noon) / HOUR, votes])).toEqual([
        [0, 5],
        [5, 5],
      ]);
      expect(until(6).map(({ votes }) => votes)).toEqual([5, 9]);
      expect(until(-1)).toEqual([]);
    });

    test("are not noted for a source that says no counts", () => {
      expect(notedOf([[0], [7], [14]])).toEqual([]);
    });

    test("keep their order when an older one comes late, and the newer word stands", () => {
      const catalogue = create();
      const say = (hours: number, votes: number) =>
        catalogue.upsert("huggingface", noon + hours * HOUR, [paperOf(1, { votes })]);
      say(0, 5);
      say(10, 9);
      expect(say(5, 7)).toEqual({ added: [], changed: [] });
      expect(catalogue.get([idOf(1)])[0]?.votes).toBe(9);
      const noted = catalogue.sightings([idOf(1)], 0).get(idOf(1)) ?? [];
      expect(noted.map(({ votes }) => votes)).toEqual([5, 7, 9]);
    });

    test("carry every count, their source and their paper", () => {
      const catalogue = create();
      const counts = { votes: 0, comments: 2, stars: 30 };
      catalogue.upsert("huggingface", noon, [paperOf(1, counts)]);
      expect([...catalogue.sightings([idOf(1)], 0)]).toEqual([
        [idOf(1), [{ paper: idOf(1), source: "huggingface", at: noon, ...counts }]],
      ]);
    });

    test("since a moment are led by the last one before it, of each source", () => {
      expect(
        notedOf(
          [
            [0, 1],
            [1, 2],
            [2, 3],
            [3, 4],
          ],
          noon + 2 * HOUR,
        ),
      ).toEqual([
        [1, 2],
        [2, 3],
        [3, 4],
      ]);
      expect(
        notedOf(
          [
            [0, 1],
            [1, 2],
          ],
          noon + 2 * HOUR,
        ),
      ).toEqual([[1, 2]]);
      const catalogue = create();
      for (const [source, hours] of [
        ["b", 0],
        ["a", 1],
        ["b", 2],
        ["a", 4],
        ["b", 5],
      ] as const)
        catalogue.upsert(source, noon + hours * HOUR, [paperOf(1, { votes: hours })]);
      const led = catalogue.sightings([idOf(1), idOf(2), idOf(1)], noon + 3 * HOUR);
      expect([...led.keys()]).toEqual([idOf(1)]);
      expect(led.get(idOf(1))?.map(({ source, votes }) => [source, votes])).toEqual([
        ["a", 1],
        ["b", 2],
        ["a", 4],
        ["b", 5],
      ]);
    });
  });
}
