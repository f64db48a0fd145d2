import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { hostileStrings } from "../../fakes/chat/hostile-strings.ts";
import { paperOf } from "../../query/paper-of.ts";
import { FIRST, images, onShelf, policies, proofs } from "./shelf.ts";

/** What is found of papers that are added, replaced and removed. */
export function describePapers(name: string, create: () => SearchIndex): void {
  const { filled, find } = onShelf(create);
  describe(`${name}: papers`, () => {
    test("finds nothing while it is empty", () => {
      expect(create().search(parseQuery("diffusion"), FIRST)).toEqual({ total: 0, ids: [] });
      expect(create().similar(policies, 5).ids).toEqual([]);
    });

    test("finds a paper once it is added, however often it was added", () => {
      const index = filled([policies, policies]);
      index.add([policies]);
      expect(index.search(parseQuery("diffusion"), FIRST)).toEqual({
        total: 1,
        ids: [policies.id],
      });
    });

    test("finds a replaced paper by what it says now, not by what it said", () => {
      const index = filled();
      index.add([
        {
          ...policies,
          title: "Gaits",
          authors: ["Eve Moore"],
          categories: ["eess.SY"],
          keywords: [],
          votes: 99,
        },
      ]);
      for (const old of ["diffusion robots", "author:ada", "cat:cs.RO", '"imitation learning"'])
        expect(find(old, {}, index)).not.toContain(policies.id);
      for (const now of ["gaits", "author:moore", "cat:eess", "votes:99"])
        expect(find(now, {}, index)).toEqual([policies.id]);
    });

    test("finds a removed paper no more, and finds it again when it comes back", () => {
      const index = filled();
      index.remove([policies.id, policies.id, "arxiv:2601.09999"]);
      expect(find("diffusion", {}, index)).toEqual([images.id]);
      expect(find("author:lovelace", {}, index)).toEqual([proofs.id]);
      index.add([policies]);
      expect(find("diffusion policies", {}, index)).toEqual([policies.id]);
    });

    test("takes papers of any text", () => {
      const papers = Object.values(hostileStrings).map((text, n) =>
        paperOf({
          id: `arxiv:2602.${String(n).padStart(5, "0")}`,
          title: text,
          abstract: `needle ${text}`,
          authors: text.split(", ").slice(0, 3000),
          categories: [text, "cs.AI"],
          keywords: [text],
        }),
      );
      const { total } = filled(papers).search(parseQuery("needle cat:cs.AI"), FIRST);
      expect(total).toBe(papers.length);
    });
  });
}
