import type { Paper } from "../src/paper/paper.ts";
import type { Term } from "../src/query/query.ts";
import { createFtsIndex } from "../src/search/fts-index.ts";
import type { SearchOptions } from "../src/search/search-index.ts";
import type { Database } from "../src/stores/database.ts";

const BATCH = 500;

/** What is measured of both. Each search answers the first ten and the total. */
export interface Engine {
  add(papers: readonly Paper[]): void;
  all(words: readonly string[]): void;
  any(words: readonly string[]): void;
  similar(paper: Paper): void;
}

export function ours(database: Database): Engine {
  const index = createFtsIndex(database);
  const search = (typed: readonly string[], words: SearchOptions["words"] = "all") => {
    const of = typed.map((text): Term => ({ kind: "text", text, phrase: false, field: "any" }));
    index.search(
      { expr: { kind: "and", of }, problems: [] },
      { sort: "relevance", limit: 10, offset: 0, words },
    );
  };
  return {
    add: (papers) => index.add(papers),
    all: (words) => search(words),
    any: (words) => search(words, "any"),
    similar: (paper) => void index.similar(paper, 10),
  };
}

/** FTS5 as its documentation shows it: raw text, the porter tokenizer, `ORDER BY rank`. */
export function plainFts5(database: Database): Engine {
  database.exec(
    "CREATE VIRTUAL TABLE plain USING fts5(title, abstract, tokenize = 'porter unicode61')",
  );
  const insert = database.prepare("INSERT INTO plain (title, abstract) VALUES (?, ?)");
  const count = database.prepare("SELECT count(*) FROM plain WHERE plain MATCH ?");
  const page = database.prepare(
    "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10",
  );
  const search = (words: readonly string[], operator: "AND" | "OR") => {
    const expression = words.map((word) => `"${word}"`).join(` ${operator} `);
    count.get(expression);
    page.all(expression);
  };
  return {
    add: (papers) =>
      database.transaction(() => {
        for (const { title, abstract } of papers) insert.run(title, abstract);
      }),
    all: (words) => search(words, "AND"),
    any: (words) => search(words, "OR"),
    similar: ({ title, abstract }) => search(distinctWords(`${title} ${abstract}`), "OR"),
  };
}

/** Adds papers as they come in life, some hundreds at a time. */
export function addAll(engine: Engine, papers: readonly Paper[]): void {
  for (let at = 0; at < papers.length; at += BATCH) engine.add(papers.slice(at, at + BATCH));
}

export function distinctWords(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
}
