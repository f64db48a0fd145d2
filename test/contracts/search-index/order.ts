import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { DAY } from "../../../src/time/durations.ts";
import { paperOf } from "../../query/paper-of.ts";
import { FIRST, images, onShelf, policies, proofs } from "./shelf.ts";

/** What is found first. */
export function describeOrder(name: string, create: () => SearchIndex): void {
  const { filled, find } = onShelf(create);
  describe(`${name}: order`, () => {
    test("the most relevant first: a word in the title, and more of the words", () => {
      expect(find("diffusion")).toEqual([policies.id, images.id]);
      expect(find("noise images walking", { words: "any" })[0]).toBe(images.id);
    });

    test("words rank papers that were found by something else", () => {
      expect(find("cat:cs OR proofs")[0]).toBe(proofs.id);
      expect(find("(learning OR votes:>0) (few OR has:project)")[0]).toBe(policies.id);
    });

    test("a word that was typed again weighs more", () => {
      const [one, other] = ["alpha", "omega"].map((title, at) =>
        paperOf({ id: `arxiv:2601.0020${at}`, title }),
      );
      const index = filled([...(one ? [one] : []), ...(other ? [other] : [])]);
      const any = { words: "any" } as const;
      expect(find("alpha omega omega", any, index)).toEqual([other?.id, one?.id]);
      expect(find("alpha omega Alphas", any, index)).toEqual([one?.id, other?.id]);
    });

    test("equally relevant papers, and all without words, newest first", () => {
      const twins = [3, 1, 2].map((day) =>
        paperOf({ ...policies, id: `arxiv:2601.0010${day}`, publishedAt: day * DAY }),
      );
      const newestFirst = ["arxiv:2601.00103", "arxiv:2601.00102", "arxiv:2601.00101"];
      expect(find("walking", {}, filled(twins))).toEqual(newestFirst);
      expect(find("cat:cs.RO", {}, filled(twins))).toEqual(newestFirst);
      expect(find("")).toEqual([images.id, policies.id, proofs.id]);
    });

    test("newest or most voted first when asked for; unknown votes last", () => {
      expect(find("diffusion", { sort: "newest" })).toEqual([images.id, policies.id]);
      expect(find("walks OR images", { sort: "votes" })).toEqual([
        images.id,
        policies.id,
        proofs.id,
      ]);
    });

    test("a page past the end is empty and still says the total", () => {
      expect(filled().search(parseQuery("diffusion"), { ...FIRST, offset: 9 })).toEqual({
        total: 2,
        ids: [],
      });
      expect(filled().search(parseQuery(""), { ...FIRST, limit: 0 })).toEqual({
        total: 3,
        ids: [],
      });
    });
  });
}
