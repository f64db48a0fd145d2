import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaperId } from "../../../src/paper/id.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import type { Query } from "../../../src/query/query.ts";
import { normalize } from "../../../src/query/syntax/normalize.ts";
import type { SearchIndex, SearchOptions, SearchSort } from "../../../src/search/search-index.ts";
import { anyExpr, typed } from "../../query/arbitrary-query.ts";
import { anyPaper } from "../../search/arbitrary-paper.ts";
import { FIRST, onShelf, satisfying, shelf } from "./shelf.ts";

/** Random papers, queries and histories, beside what the language means; `examples` is how many. */
export function describeForEvery(name: string, create: () => SearchIndex, examples: number): void {
  const { filled } = onShelf(create);
  describe(`${name}: for every`, () => {
    const papers = fc.array(anyPaper, { maxLength: 12 });
    const sort = fc.constantFrom<SearchSort>("relevance", "newest", "votes");
    const query = anyExpr.map((expr): Query => {
      const normal = normalize(expr);
      return { ...(normal && { expr: normal }), problems: [] };
    });

    test("query and papers it finds what the language means", () => {
      fc.assert(
        fc.property(papers, query, sort, (all, asked, by) => {
          const { ids, total } = filled(all).search(asked, { ...FIRST, sort: by });
          expect([...ids].sort()).toEqual(satisfying(latest(all), asked));
          expect(total).toBe(ids.length);
        }),
        { numRuns: examples },
      );
    });

    test("typed text it finds what the language means", () => {
      const index = filled();
      fc.assert(
        fc.property(
          typed.map((text) => parseQuery(text)),
          (asked) => {
            expect([...index.search(asked, FIRST).ids].sort()).toEqual(satisfying(shelf, asked));
          },
        ),
        { numRuns: examples },
      );
    });

    test("history of additions and removals it holds what is left", () => {
      const step = fc.record({ add: papers, remove: fc.array(anyPaper.map(({ id }) => id)) });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 5 }), query, (steps, asked) => {
          const index = create();
          const left = new Map<PaperId, Paper>();
          for (const { add, remove } of steps) {
            index.add(add);
            for (const paper of add) left.set(paper.id, paper);
            index.remove(remove);
            for (const id of remove) left.delete(id);
          }
          expect([...index.search(asked, FIRST).ids].sort()).toEqual(
            satisfying([...left.values()], asked),
          );
        }),
        { numRuns: examples },
      );
    });

    test("size of page the pages in a row are the list", () => {
      const words = fc.constantFrom<SearchOptions["words"]>("all", "any");
      const size = fc.integer({ min: 1, max: 4 });
      fc.assert(
        fc.property(papers, query, sort, words, size, (all, asked, by, wanted, limit) => {
          const index = filled(all);
          const options = { sort: by, words: wanted ?? "all", limit };
          const whole = index.search(asked, { ...options, limit: 100, offset: 0 });
          const pages = Array.from({ length: 4 }, (_, n) =>
            index.search(asked, { ...options, offset: n * limit }),
          );
          expect(pages.flatMap((page) => page.ids)).toEqual(whole.ids.slice(0, 4 * limit));
          expect(pages.map((page) => page.total)).toEqual(pages.map(() => whole.total));
        }),
        { numRuns: examples },
      );
    });
  });
}

/** The last paper given under each id. */
function latest(papers: readonly Paper[]): Paper[] {
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}
