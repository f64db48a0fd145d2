import type { Paper } from "../paper/paper.ts";
import type { Database } from "../stores/database.ts";
import type { AuthorNames } from "./author-names.ts";
import { tokensOf } from "./paper-tokens.ts";

/** Writes what a paper says into the tables that are searched by words, authors and categories. */
export function createWordWriter(database: Database, authors: AuthorNames) {
  const insert = ["search_text", "search_tokens"].map((table) =>
    database.prepare(
      `INSERT OR REPLACE INTO ${table} (rowid, title, abstract, keywords) VALUES (?, ?, ?, ?)`,
    ),
  );
  const erase = ["search_text", "search_tokens"].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE rowid = ?`),
  );
  const file = database.prepare(
    "INSERT OR IGNORE INTO search_categories (category, paper) VALUES (?, ?)",
  );
  const unfile = database.prepare("DELETE FROM search_categories WHERE paper = ?");

  return {
    write(rowid: number, paper: Paper): void {
      const { title, abstract, keywords } = tokensOf(paper);
      for (const statement of insert) statement.run(rowid, title, abstract, keywords);
      unfile.run(rowid);
      for (const category of paper.categories.filter(isStorable)) file.run(category, rowid);
      authors.write(rowid, paper.authors);
    },
    erase(rowid: number): void {
      for (const statement of [...erase, unfile]) statement.run(rowid);
      authors.erase(rowid);
    },
  };
}

/** What SQLite would not keep as it is, no query can name either. */
function isStorable(category: string): boolean {
  return !/[\0\p{Cs}]/u.test(category);
}
