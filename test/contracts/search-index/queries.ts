import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { hostileStrings } from "../../fakes/chat/hostile-strings.ts";
import { FIRST, images, onShelf, policies, proofs, satisfying, shelf } from "./shelf.ts";

/** What each part of the language finds. */
export function describeQueries(name: string, create: () => SearchIndex): void {
  const { filled, find } = onShelf(create);
  describe(`${name}: queries`, () => {
    test.each([
      ["walking ROBOTS", [policies]],
      ["diffusion -policy", [images]],
      ['"images follow"', [images]],
      ['"follow images"', []],
      ["text to image", [images]],
      ["title:diffusion", [policies]],
      ["title:text OR title:words", [images, proofs]],
      ["abstract:diffusion", [images]],
      ["(policy OR noise) robots", [policies, images]],
      ["the robots of the", [policies, images]],
      ['"imitation learning"', [policies]],
      ["author:lovelace", [policies, proofs]],
      ['author:"Ada Lovelace"', [policies, proofs]],
      ["author:ada", [policies]],
      ["cat:cs.RO", [policies]],
      ["cat:cs", [policies, images]],
      ["cat:math", [proofs]],
      ["-cat:cs", [proofs]],
      ["has:code", [policies]],
      ["has:project", [images]],
      ["has:summary", [proofs]],
      ["votes:>30", [images]],
      ["votes:<1", [proofs]],
      ["stars:>=200 comments:2", [policies]],
      ["since:2026-01-12", [images]],
      ["until:2026-01-10", [policies, proofs]],
      ["walks OR cat:cs.CV", [policies, images, proofs]],
      ["diffusion (cat:cs.RO OR votes:>40) -has:project", [policies]],
      ["", shelf],
    ])("%s", (text, expected) => {
      expect(find(text).sort()).toEqual(expected.map(({ id }) => id).sort());
    });

    test("with words enough rather than all, phrases, filters and exclusions still hold", () => {
      const any = { words: "any" } as const;
      expect(find("walking images unheard")).toEqual([]);
      expect(find("walking images unheard", any).sort()).toEqual(shelf.map(({ id }) => id).sort());
      expect(find("walking images cat:cs", any).sort()).toEqual([policies.id, images.id]);
      expect(find("walking images -noise", any).sort()).toEqual([policies.id, proofs.id]);
      expect(find('"follow images" unheard', any)).toEqual([]);
    });

    test("any typed text is a query", () => {
      const index = filled();
      for (const text of Object.values(hostileStrings))
        expect(index.search(parseQuery(text), FIRST).total).toBe(
          satisfying(shelf, parseQuery(text)).length,
        );
    });

    test("takes the deepest and the longest query that can be typed", () => {
      const deep = `${"(robots OR -(votes:>1 ".repeat(30)}diffusion`;
      const long = Array.from({ length: 400 }, (_, n) => `w${n} OR cat:cs.RO OR -"v ${n}"`).join(
        " ",
      );
      for (const text of [deep, long])
        expect(find(text).sort()).toEqual(satisfying(shelf, parseQuery(text)));
    });
  });
}
