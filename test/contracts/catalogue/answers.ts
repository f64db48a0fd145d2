import { expect, test } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import { HOUR } from "../../../src/time/durations.ts";
import { idOf, paperOf } from "../../catalogue/paper-of.ts";
import { noon } from "./noon.ts";

/** Papers by their ids, by day and by votes, and what is known of when. */
export function answersQuestions(create: () => Catalogue): void {
  test("answers the papers it knows, each once, in the order asked for", () => {
    const catalogue = create();
    catalogue.upsert("huggingface", noon, [paperOf(1), paperOf(2), paperOf(3)]);
    const asked = [idOf(3), idOf(9), idOf(1), idOf(3)];
    expect(catalogue.get(asked).map(({ id }) => id)).toEqual([idOf(3), idOf(1)]);
    expect(catalogue.get([])).toEqual([]);
  });

  test("answers ten thousand ids at once", () => {
    const catalogue = create();
    const papers = Array.from({ length: 10_000 }, (_, n) => paperOf(n, { votes: n }));
    catalogue.upsert("huggingface", noon, papers);
    const ids = papers.map(({ id }) => id).reverse();
    expect(catalogue.get(ids).map(({ id }) => id)).toEqual(ids);
    expect(catalogue.sightings(ids, noon).size).toBe(10_000);
  });

  test("recent papers come newest first, from `since` and before `until`, up to a limit", () => {
    const catalogue = create();
    const at = (n: number) => paperOf(n).publishedAt;
    catalogue.upsert(
      "huggingface",
      noon,
      [2, 5, 1, 4, 3].map((n) => paperOf(n)),
    );
    const recent = (filter: Parameters<Catalogue["recent"]>[0]) =>
      catalogue.recent(filter).map(({ id }) => id);
    expect(recent({ since: at(2), limit: 10 })).toEqual([5, 4, 3, 2].map(idOf));
    expect(recent({ since: at(2), until: at(4), limit: 10 })).toEqual([3, 2].map(idOf));
    expect(recent({ since: 0, limit: 2 })).toEqual([5, 4].map(idOf));
    expect(recent({ since: 0, limit: Number.POSITIVE_INFINITY })).toHaveLength(5);
    expect(recent({ since: 0, limit: 0 })).toEqual([]);
    expect(recent({ since: 0, limit: -1 })).toEqual([]);
  });

  test("tells which papers with votes were seen since a moment, by any source, and when any paper was", () => {
    const catalogue = create();
    const voted = [1, 2, 3].map((n) => paperOf(n, { votes: n }));
    catalogue.upsert("huggingface", noon, [...voted, paperOf(4)]);
    catalogue.upsert("arxiv", noon + HOUR, [paperOf(2), paperOf(4)]);
    catalogue.upsert("huggingface", noon - HOUR, voted.slice(2));
    const votedSince = (at: number) => catalogue.votedSince(at).map(({ id }) => id);
    expect(votedSince(noon + HOUR)).toEqual([idOf(2)]);
    expect(votedSince(noon)).toEqual([1, 3, 2].map(idOf));
    expect(votedSince(noon + 2 * HOUR)).toEqual([]);
    expect(catalogue.lastSeen()).toBe(noon + HOUR);
    catalogue.upsert("huggingface", noon + 2 * HOUR, [paperOf(1)]);
    expect(votedSince(noon)).toEqual([3, 2].map(idOf));
  });

  test("knows when each paper was first heard of, whoever said it, in whichever order it was heard", () => {
    const catalogue = create();
    catalogue.upsert("arxiv", noon + HOUR, [paperOf(1), paperOf(2)]);
    catalogue.upsert("huggingface", noon, [paperOf(1)]);
    catalogue.upsert("arxiv", noon + 2 * HOUR, [paperOf(1), paperOf(2)]);
    expect(catalogue.firstSeen([1, 2, 3].map(idOf))).toEqual(
      new Map([
        [idOf(1), noon],
        [idOf(2), noon + HOUR],
      ]),
    );
  });

  test("knows when each paper was published, and first seen with counts", () => {
    const catalogue = create();
    catalogue.upsert("huggingface", noon + HOUR, [paperOf(1, { votes: 3 })]);
    catalogue.upsert("huggingface", noon, [paperOf(1, { votes: 1 })]);
    catalogue.upsert("arxiv", noon, [paperOf(2)]);
    expect(catalogue.dates([1, 2, 3].map(idOf))).toEqual(
      new Map([
        [idOf(1), { publishedAt: paperOf(1).publishedAt, sightedAt: noon }],
        [idOf(2), { publishedAt: paperOf(2).publishedAt }],
      ]),
    );
    expect(catalogue.publishedSince(paperOf(2).publishedAt)).toEqual([idOf(2)]);
    expect(catalogue.publishedSince(0)).toEqual([idOf(2), idOf(1)]);
  });
}
