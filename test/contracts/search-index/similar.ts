import { describe, expect, test } from "vitest";
import type { SearchIndex } from "../../../src/search/search-index.ts";
import { paperOf } from "../../query/paper-of.ts";
import { images, onShelf, policies, shelf } from "./shelf.ts";

/** What is near a paper. */
export function describeSimilar(name: string, create: () => SearchIndex): void {
  const { filled, find } = onShelf(create);
  describe(`${name}: similar papers`, () => {
    const near = paperOf({
      ...policies,
      id: "arxiv:2601.00011",
      title: "Policies for running robots",
    });

    test("come nearest first and without the paper itself", () => {
      const index = filled([...shelf, near]);
      expect(index.similar(policies, 9).ids.slice(0, 2)).toEqual([near.id, images.id]);
      expect(index.similar(policies, 1).ids).toEqual([near.id]);
      expect(index.similar(policies, 9).ids).not.toContain(policies.id);
    });

    test("are found for a paper that the index does not have", () => {
      expect(filled().similar(near, 1).ids).toEqual([policies.id]);
      expect(filled().similar(paperOf({ title: "" }), 5).ids).toEqual([]);
    });

    test("satisfy `like:`, nearest first", () => {
      const index = filled([...shelf, near]);
      expect(find("like:2601.00001", {}, index)[0]).toBe(near.id);
      expect(find("like:2601.00001 noise", {}, index)).toEqual([images.id]);
      expect(find("like:2601.00001", {}, index)).not.toContain(policies.id);
      expect(find("like:2601.09999", {}, index)).toEqual([]);
    });
  });
}
