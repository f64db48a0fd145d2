import { tokenize } from "../query/tokenize.ts";
import type { Database } from "../stores/database.ts";

/** Counts up whenever the tables or what is written into them change. */
const LAYOUT = 1;

/** Words whose tokens tell one tokeniser from another: case, accents, LaTeX, joins, stems, digits. */
const SAMPLE =
  "Diffusion-Policies of the Schrödinger's \\'etudes: running $\\alpha$-GPT4 ﬁrst generalizations 日本語";

/**
 * Makes the index's own tables ready. What an earlier layout or another tokeniser wrote is dropped:
 * the index is then empty and waits for its papers again.
 */
export function prepareTables(database: Database): void {
  database.exec("CREATE TABLE IF NOT EXISTS search_version (version TEXT NOT NULL) STRICT");
  const version = `${LAYOUT} ${tokenize(SAMPLE).join(" ")}`;
  if (database.prepare("SELECT version FROM search_version").get()?.version === version) return;
  database.transaction(() => {
    database.exec(DROP + CREATE);
    database.prepare("INSERT INTO search_version (version) VALUES (?)").run(version);
  });
}

const DROP = `
  DELETE FROM search_version;
  DROP TABLE IF EXISTS search_vocabulary;
  DROP TABLE IF EXISTS search_text;
  DROP TABLE IF EXISTS search_people;
  DROP TABLE IF EXISTS search_name_words;
  DROP TABLE IF EXISTS search_authors;
  DROP TABLE IF EXISTS search_categories;
  DROP TABLE IF EXISTS search_tokens;
  DROP TABLE IF EXISTS search_papers;
`;

/**
 * The text table holds no text, only postings of our own tokens joined by spaces. FTS5's `ascii`
 * tokenizer never splits those again: it takes every character beyond ASCII as part of a token,
 * where `unicode61` knows no letter younger than 2012.
 */
const CREATE = `
  CREATE TABLE search_papers (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    published_at INTEGER NOT NULL,
    votes INTEGER,
    stars INTEGER,
    comments INTEGER,
    code INTEGER NOT NULL,
    project INTEGER NOT NULL,
    summary INTEGER NOT NULL,
    text_hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX search_papers_newest ON search_papers (published_at DESC, id);
  CREATE INDEX search_papers_votes ON search_papers (votes DESC, published_at DESC, id);

  CREATE TABLE search_categories (
    category TEXT NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (category, paper)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX search_categories_of ON search_categories (paper);

  CREATE TABLE search_people (rowid INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE search_name_words (
    word TEXT NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (word, person)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE search_authors (
    person INTEGER NOT NULL,
    paper INTEGER NOT NULL,
    PRIMARY KEY (person, paper)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX search_authors_of ON search_authors (paper);

  CREATE TABLE search_tokens (
    rowid INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    abstract TEXT NOT NULL,
    keywords TEXT NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE search_text USING fts5(
    title, abstract, keywords, tokenize = 'ascii', content = '', contentless_delete = 1
  );
  CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_text, 'row');
`;
