import { createCatalogue } from "../../../src/catalogue/sqlite-catalogue.ts";
import type { PaperId } from "../../../src/paper/id.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import type { Search } from "../../../src/search/inverted/open-search.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { paperOf } from "../../query/paper-of.ts";

/** A catalogue in memory. */
export function emptyCatalogue() {
  return createCatalogue(openDatabase({ dataDir: ":memory:" }));
}

const SUBJECTS = ["diffusion policies", "walking robots", "proofs", "image models", "GPT-4 agents"];
const TURNS = ["from few examples", "with noise", "in the wild", "at scale", "without words"];

/** Papers by number: any two differ, and every query below finds some of a hundred. */
export function numbered(n: number, more: Partial<Paper> = {}): Paper {
  const pick = (from: readonly string[], step: number) => from[Math.floor(n / step) % from.length];
  return paperOf({
    id: `arxiv:26${String(1 + (n % 12)).padStart(2, "0")}.${String(n).padStart(5, "0")}`,
    title: `${pick(SUBJECTS, 1)} ${pick(TURNS, 5)}`,
    abstract: `We study ${pick(SUBJECTS, 3)} ${pick(TURNS, 2)}, number ${n}. State of the art.`,
    authors: [`Ada Author${n % 7}`, "S. Levine"],
    categories: [n % 2 === 0 ? "cs.RO" : "math.LO"],
    publishedAt: Date.UTC(2026, 0, 1) + (n % 90) * 86_400_000,
    votes: n % 13,
    ...more,
  });
}

export function numberedUpTo(count: number, from = 0): Paper[] {
  return Array.from({ length: count }, (_, n) => numbered(from + n));
}

const QUERIES = [
  "diffusion",
  "walking robots",
  '"state of the art" noise',
  "GPT-4",
  "author:levine cat:cs.RO votes:>5",
  "title:proofs OR scale",
  "robots -noise since:2026-02-01",
  "",
];

/** What an index answers: to be compared with what another does. */
export function answersOf(index: Pick<Search, "search" | "count">): unknown {
  const options = { limit: 12, offset: 0 };
  return {
    count: index.count(),
    found: QUERIES.map((text) => index.search(parseQuery(text), { ...options, sort: "relevance" })),
    votes: index.search(parseQuery("robots"), { ...options, sort: "votes" }),
  };
}

/** What an index finds, whatever the order. */
export function findsOf(index: Pick<Search, "search">): PaperId[][] {
  const options = { sort: "newest", limit: 999, offset: 0 } as const;
  return QUERIES.map((text) => [...index.search(parseQuery(text), options).ids].sort());
}

export function idsOf(papers: readonly Paper[]): PaperId[] {
  return papers.map(({ id }) => id);
}
