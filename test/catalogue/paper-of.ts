import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";

/** How many papers the crash test saves at a time. */
export const BATCH = 20;

/** The `n`th of a series of plain papers, published a minute apart. */
export function paperOf(n: number, more: Partial<Paper> = {}): Paper {
  const id = idOf(n);
  return {
    id,
    title: `On walking robots, part ${n}`,
    abstract: "",
    authors: ["Ada Example"],
    categories: ["cs.RO"],
    publishedAt: Date.UTC(2026, 0, 1) + n * 60_000,
    links: { page: `https://arxiv.org/abs/${id.slice("arxiv:".length)}` },
    keywords: [],
    ...more,
  };
}

export function idOf(n: number): PaperId {
  return `arxiv:2601.${String(n).padStart(5, "0")}`;
}
