/** One step from a version of the data to the next. A released step never changes. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/**
 * All steps in order; the data's version is how many of them it has had. Tables that can be rebuilt
 * from these, such as a search index, are not here: their owner creates and drops them.
 */
export const migrations: readonly Migration[] = [
  {
    name: "catalogue",
    // `papers` is the merge of `finds`, kept so that reading is one look-up.
    // Documents are JSON in the layout that `format` numbers.
    sql: `
      CREATE TABLE papers (
        id TEXT PRIMARY KEY,
        published_at INTEGER NOT NULL,
        first_seen_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        format INTEGER NOT NULL,
        doc TEXT NOT NULL
      ) STRICT;
      CREATE INDEX papers_by_publication ON papers (published_at, id);
      CREATE INDEX papers_by_sight ON papers (seen_at, id);

      CREATE TABLE finds (
        paper TEXT NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        at INTEGER NOT NULL,
        format INTEGER NOT NULL,
        doc TEXT NOT NULL,
        PRIMARY KEY (paper, source)
      ) STRICT;

      CREATE TABLE sightings (
        paper TEXT NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        at INTEGER NOT NULL,
        votes INTEGER,
        comments INTEGER,
        stars INTEGER,
        PRIMARY KEY (paper, source, at)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: "documents",
    sql: `
      CREATE TABLE documents (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        expires_at INTEGER
      ) STRICT;
      CREATE INDEX documents_by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;
    `,
  },
  {
    name: "ledgers",
    // Of each ledger the first columns are what must be known of all of them at the start. A record
    // that could not be read is kept in `ledgers_aside`.
    sql: `
      CREATE TABLE ledgers (
        place TEXT PRIMARY KEY,
        accounted_to INTEGER NOT NULL,
        pending INTEGER NOT NULL,
        format INTEGER NOT NULL,
        doc TEXT NOT NULL
      ) STRICT;

      CREATE TABLE ledgers_aside (
        place TEXT NOT NULL,
        at INTEGER NOT NULL,
        format INTEGER NOT NULL,
        doc TEXT NOT NULL
      ) STRICT;

      CREATE TABLE seen_papers (
        place TEXT NOT NULL,
        paper TEXT NOT NULL,
        at INTEGER NOT NULL,
        message TEXT,
        PRIMARY KEY (place, paper)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: "changes",
    // The order in which papers last changed, for whoever keeps something that is made from them.
    sql: `
      ALTER TABLE papers ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
      UPDATE papers SET changed = rowid;
      CREATE INDEX papers_by_change ON papers (changed);
      -- The search index of earlier versions, which now has files of its own.
      DROP TABLE IF EXISTS search_version;
      DROP TABLE IF EXISTS search_vocabulary;
      DROP TABLE IF EXISTS search_text;
      DROP TABLE IF EXISTS search_people;
      DROP TABLE IF EXISTS search_name_words;
      DROP TABLE IF EXISTS search_authors;
      DROP TABLE IF EXISTS search_categories;
      DROP TABLE IF EXISTS search_tokens;
      DROP TABLE IF EXISTS search_papers;
    `,
  },
  {
    name: "news",
    sql: `
      CREATE TABLE news (
        paper TEXT NOT NULL REFERENCES papers (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (paper, kind)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX news_by_time ON news (at);
    `,
  },
];
