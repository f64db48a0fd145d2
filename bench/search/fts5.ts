import { join } from "node:path";
import { connect, type Database } from "../../src/stores/sqlite.ts";
import { type EngineKind, wordsOf } from "./engine.ts";

const BATCH = 500;

/**
 * SQLite's FTS5 as its documentation shows it: raw text, `ORDER BY rank`.
 * @param tokenize its tokenizer, see https://www.sqlite.org/fts5.html#tokenizers
 */
export function fts5(tokenize: "porter unicode61" | "unicode61"): EngineKind {
  return {
    name: tokenize === "unicode61" ? "FTS5 unicode61" : "FTS5 porter",
    async build(folder, corpus) {
      const database = openAt(folder);
      database.exec(
        `CREATE VIRTUAL TABLE plain USING fts5(title, abstract, tokenize = '${tokenize}')`,
      );
      const insert = database.prepare("INSERT INTO plain (title, abstract) VALUES (?, ?)");
      for await (const batch of corpus.batches(BATCH)) {
        database.transaction(() => {
          for (const { title, abstract } of batch) insert.run(title, abstract);
        });
      }
      database.close();
    },
    open: async (folder) => {
      const { page, search } = searchesOf(openAt(folder));
      return {
        all: (words) => search(quoted(words, " AND ")),
        any: (words) => search(quoted(words, " OR ")),
        phrase: (words) => search(`"${words.join(" ")}"`),
        similar: (paper) => page(quoted(wordsOf(paper), " OR ")),
      };
    },
  };
}

/** With the settings of our own database. */
function openAt(folder: string): Database {
  const database = connect(join(folder, "papers.db"));
  database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  return database;
}

function searchesOf(database: Database) {
  const count = database.prepare("SELECT count(*) FROM plain WHERE plain MATCH ?");
  const ten = database.prepare(
    "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10",
  );
  const page = (expression: string) => void ten.all(expression);
  const search = (expression: string) => {
    count.get(expression);
    page(expression);
  };
  return { page, search };
}

function quoted(words: readonly string[], operator: string): string {
  return words.map((word) => `"${word}"`).join(operator);
}
