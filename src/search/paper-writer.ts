import { hash } from "node:crypto";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { integer } from "../stores/cells.ts";
import type { Cell, Database, Row } from "../stores/database.ts";
import type { AuthorNames } from "./author-names.ts";
import { createWordWriter } from "./word-writer.ts";

/**
 * Writes papers into the index's tables; each call is all or nothing. Rows are never inserted with
 * RETURNING: it opens a savepoint, and at each savepoint FTS5 writes out what it has gathered.
 */
export function createPaperWriter(database: Database, authors: AuthorNames) {
  const find = database.prepare("SELECT rowid, text_hash FROM search_papers WHERE id = ?");
  const insert = database.prepare(`
    INSERT INTO search_papers (published_at, votes, stars, comments, code, project, summary, text_hash, id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = database.prepare(`
    UPDATE search_papers SET published_at = ?, votes = ?, stars = ?, comments = ?, code = ?, project = ?,
      summary = ?, text_hash = ? WHERE id = ?`);
  const remove = database.prepare("DELETE FROM search_papers WHERE rowid = ?");
  const words = createWordWriter(database, authors);

  const write = (paper: Paper) => {
    const before = find.get(paper.id);
    const textHash = hashText(paper);
    const facts = [...factsOf(paper), textHash, paper.id];
    if (before) update.run(...facts);
    else insert.run(...facts);
    // Votes move every quarter of an hour, words hardly ever: only changed words are indexed again.
    if (before?.text_hash !== textHash) words.write(rowidOf(before ?? find.get(paper.id)), paper);
  };

  const erase = (id: PaperId) => {
    const known = find.get(id);
    if (!known) return;
    words.erase(rowidOf(known));
    remove.run(rowidOf(known));
  };

  return {
    add: (papers: readonly Paper[]) => database.transaction(() => papers.forEach(write)),
    remove: (ids: readonly PaperId[]) => database.transaction(() => ids.forEach(erase)),
  };
}

function factsOf({ publishedAt, votes, stars, comments, links, summary }: Paper): Cell[] {
  const has = [links.code, links.project, summary].map((thing) => (thing === undefined ? 0 : 1));
  return [publishedAt, votes ?? null, stars ?? null, comments ?? null, ...has];
}

function hashText({ title, abstract, keywords, authors, categories }: Paper): string {
  const text = JSON.stringify([title, abstract, keywords, authors, categories]);
  return hash("sha1", text, "base64url");
}

function rowidOf(row: Row | undefined): number {
  return integer(row?.rowid);
}
