import type { Paper } from "../../src/paper/paper.ts";

/** A paper that says only what a test gives it. */
export function paperOf(more: Partial<Paper> = {}): Paper {
  return {
    id: "arxiv:2601.00001",
    title: "",
    abstract: "",
    authors: [],
    categories: [],
    publishedAt: Date.UTC(2026, 0, 31),
    links: { page: "https://arxiv.org/abs/2601.00001" },
    keywords: [],
    ...more,
  };
}
