import { arxivScheme } from "../../src/paper/schemes/arxiv/arxiv.ts";
import type { Source } from "../../src/sources/source.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";

/** Some parts and a rest. */
export const PAGE = 100;

/** Pages of papers that no other has, without end; the mark counts those that were read. */
export const pagedSource: Source = {
  name: "paged",
  title: "Paged",
  schemes: [arxivScheme],
  async since(mark) {
    const page = Number(mark ?? 0);
    return {
      papers: idsOf(page).map((_, n) => paperOf(page * PAGE + n, { votes: 1 })),
      mark: String(page + 1),
      verdict: { status: "fresh", at: Date.UTC(2026, 0, 5) + page },
    };
  },
};

/** What is on a page. */
export function idsOf(page: number) {
  return Array.from({ length: PAGE }, (_, n) => idOf(page * PAGE + n));
}
