import type { PaperId } from "../../../src/paper/id.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { matchesQuery } from "../../../src/query/matches.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import type { Query } from "../../../src/query/query.ts";
import type { SearchIndex, SearchOptions } from "../../../src/search/search-index.ts";
import { paperOf } from "../../query/paper-of.ts";

/** The first page, the most relevant first. */
export const FIRST = { sort: "relevance", limit: 100, offset: 0 } as const;

export const policies = paperOf({
  id: "arxiv:2601.00001",
  title: "Diffusion policies for walking robots",
  abstract: "A policy that learns to walk from few examples.",
  authors: ["Ada Lovelace", "Sergey Example"],
  categories: ["cs.RO", "cs.LG"],
  publishedAt: Date.UTC(2026, 0, 10),
  votes: 30,
  stars: 200,
  comments: 2,
  keywords: ["imitation learning"],
  links: { page: "https://example.org/1", code: "https://example.org/code" },
});
export const images = paperOf({
  id: "arxiv:2601.00002",
  title: "Drawing from text",
  abstract: "Diffusion of noise gives images. The images follow a text; robots may look at them.",
  authors: ["Bob Example"],
  categories: ["cs.CV"],
  publishedAt: Date.UTC(2026, 0, 12),
  votes: 50,
  keywords: ["text-to-image"],
  links: { page: "https://example.org/2", project: "https://example.org/project" },
});
export const proofs = paperOf({
  id: "arxiv:hep-th/9901001",
  title: "Proofs without words",
  abstract: "Pictures that prove. Nothing walks here.",
  authors: ["A. Lovelace"],
  categories: ["math.LO"],
  publishedAt: Date.UTC(1999, 0, 4),
  summary: { text: "Pictures prove.", by: "Example", ai: true },
});
export const shelf = [policies, images, proofs];

/** An index with the papers of the shelf, or with others, and what it finds. */
export function onShelf(create: () => SearchIndex) {
  const filled = (papers: readonly Paper[] = shelf): SearchIndex => {
    const index = create();
    index.add(papers);
    return index;
  };
  const find = (
    text: string,
    options: Partial<SearchOptions> = {},
    index = filled(),
  ): PaperId[] => [...index.search(parseQuery(text), { ...FIRST, ...options }).ids];
  return { filled, find };
}

/** The ids of the papers that satisfy a query, in order of id. */
export function satisfying(papers: readonly Paper[], query: Query): PaperId[] {
  return papers
    .filter((paper) => matchesQuery(query, paper))
    .map(({ id }) => id)
    .sort();
}
