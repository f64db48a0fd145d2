import { paperId } from "../catalogue/paper-record.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { integer, text } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import { bounded } from "./bounded.ts";
import type { Neighbours } from "./compile-term.ts";
import { anyOf, phrase } from "./match-expression.ts";
import { countTokens, type PaperTokens, tokensOf } from "./paper-tokens.ts";
import { SCORE } from "./score.ts";
import { tellingTokens } from "./telling-tokens.ts";
import { createTokenFrequencies } from "./token-frequencies.ts";

/** `like:` takes in this many papers, the nearest. */
const NEIGHBOURS = 100;

interface SimilarPapers {
  similar(paper: Paper, limit: number): PaperId[];
  /** None for a paper that is not in the index. */
  neighbours(id: PaperId): Neighbours;
}

/** Finds papers by what a paper is about: a search for any of its telling tokens. */
export function createSimilarPapers(database: Database): SimilarPapers {
  const frequencies = createTokenFrequencies(database);
  const known = database.prepare(`
    SELECT title, abstract, keywords FROM search_tokens
    WHERE rowid = (SELECT rowid FROM search_papers WHERE id = ?)`);
  const find = database.prepare(`
    SELECT p.rowid, p.id FROM search_text CROSS JOIN search_papers p ON p.rowid = search_text.rowid
    WHERE search_text MATCH ? AND p.id <> ? ORDER BY ${SCORE}, p.published_at DESC, p.id LIMIT ?`);

  const telling = (tokens: PaperTokens) =>
    tellingTokens(countTokens(tokens), frequencies).map((token) => phrase([token], "any"));
  const nearest = (tokens: readonly string[], id: PaperId, limit: number): Row[] =>
    tokens.length === 0 ? [] : find.all(anyOf(tokens), id, bounded(limit));

  return {
    similar: (paper, limit) =>
      nearest(telling(tokensOf(paper)), paper.id, limit).map((row) => paperId(row.id)),
    neighbours(id) {
      const row = known.get(id);
      const tokens = row ? telling(readTokens(row)) : [];
      const rows = nearest(tokens, id, NEIGHBOURS).map(({ rowid }) => integer(rowid));
      return { rows, tokens };
    },
  };
}

function readTokens({ title, abstract, keywords }: Row): PaperTokens {
  return { title: text(title), abstract: text(abstract), keywords: text(keywords) };
}
