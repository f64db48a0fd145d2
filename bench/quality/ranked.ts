import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { withShortForms } from "../../src/query/short-forms.ts";
import { createSearch } from "../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../src/search/inverted/segments/segment-set.ts";
import { connect } from "../../src/stores/sqlite.ts";
import { distinctWords } from "../search/engine.ts";

/** Ten papers, best first, for a text of which any words count. */
export type Ranked = (typed: string) => readonly PaperId[];

const BATCH = 2_000;

export function rankedByOurs(papers: readonly Paper[]): Ranked {
  const set = createSegmentSet();
  for (let at = 0; at < papers.length; at += BATCH) set.add(papers.slice(at, at + BATCH));
  const index = createSearch(set.all, () => []);
  const options = { sort: "relevance", limit: 10, offset: 0, words: "any" } as const;
  return (typed) => index.search(withShortForms(parseQuery(typed), index.shortForms), options).ids;
}

/** SQLite's FTS5 with porter stemming, as its documentation shows it. */
export function rankedByPorter(papers: readonly Paper[]): Ranked {
  const database = connect(":memory:");
  database.exec(
    "CREATE VIRTUAL TABLE plain USING fts5(title, abstract, tokenize = 'porter unicode61')",
  );
  const insert = database.prepare("INSERT INTO plain (rowid, title, abstract) VALUES (?, ?, ?)");
  database.transaction(() => {
    for (const [at, { title, abstract }] of papers.entries()) insert.run(at, title, abstract);
  });
  const ten = database.prepare(
    "SELECT rowid AS at FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10",
  );
  return (typed) => {
    const any = distinctWords(typed).map((word) => `"${word}"`);
    if (any.length === 0) return [];
    return ten.all(any.join(" OR ")).flatMap(({ at }) => papers[Number(at)]?.id ?? []);
  };
}
