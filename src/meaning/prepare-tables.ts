import type { Database } from "../stores/database.ts";

/** Counts up whenever the tables, or what is written into them, change. */
const LAYOUT = 1;

/** Makes the tables ready. They can be made anew from the papers, so what an earlier layout wrote is dropped. */
export function prepareTables(database: Database): void {
  database.exec("CREATE TABLE IF NOT EXISTS meaning_layout (layout INTEGER NOT NULL) STRICT");
  if (database.prepare("SELECT layout FROM meaning_layout").get()?.layout === LAYOUT) return;
  database.transaction(() => {
    database.exec(DROP + CREATE);
    database.prepare("INSERT INTO meaning_layout (layout) VALUES (?)").run(LAYOUT);
  });
}

const DROP = `
  DELETE FROM meaning_layout;
  DROP TABLE IF EXISTS meaning_vectors;
  DROP TABLE IF EXISTS meaning_space;
`;

/**
 * The space is one row: whose vectors these are, and how far the papers have been gone through.
 * A vector of no bytes belongs to a paper that the model refuses.
 */
const CREATE = `
  CREATE TABLE meaning_space (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    model TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    before INTEGER
  ) STRICT;

  CREATE TABLE meaning_vectors (
    paper TEXT PRIMARY KEY,
    text_digest TEXT NOT NULL,
    scale REAL NOT NULL,
    vector BLOB NOT NULL
  ) STRICT;
`;
