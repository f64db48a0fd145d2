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
  {
    name: "sample-papers",
    // Earlier versions took the sample papers in for good. What a source gave of the same papers stays
    // and is merged again by the catalogue, which reads `unmerged`; a digest on its way that shows the
    // others loses its text, and so ends unposted.
    sql: `
      CREATE TABLE unmerged (
        paper TEXT PRIMARY KEY REFERENCES papers (id) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
      INSERT INTO unmerged
        SELECT paper FROM finds WHERE source = 'sample'
        INTERSECT SELECT paper FROM finds WHERE source <> 'sample';

      CREATE TABLE sample_papers (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
      INSERT INTO sample_papers
        SELECT paper FROM finds WHERE source = 'sample' EXCEPT SELECT paper FROM unmerged;
      DELETE FROM documents WHERE key IN (
        SELECT 'message:' || json_extract(part.value, '$.messageKey')
        FROM (SELECT iif(json_valid(doc), doc, '{}') AS doc FROM ledgers WHERE pending = 1) AS ledger,
          json_each(ledger.doc, '$.pending.parts') AS part,
          json_each(part.value, '$.papers') AS shown
        WHERE shown.value IN (SELECT id FROM sample_papers)
      );
      DELETE FROM documents WHERE key = 'mark:sample';

      -- The mark of the last change only grows, so the last one that stays takes it over.
      UPDATE papers SET changed = (SELECT max(changed) + 1 FROM papers) WHERE id = (
        SELECT id FROM papers WHERE id NOT IN (SELECT id FROM sample_papers)
        ORDER BY changed DESC LIMIT 1
      );
      DELETE FROM papers WHERE id IN (SELECT id FROM sample_papers);
      DROP TABLE sample_papers;
      DELETE FROM finds WHERE source = 'sample';
      DELETE FROM sightings WHERE source = 'sample';
      UPDATE papers SET first_seen_at = (
        SELECT min(at) FROM (
          SELECT at FROM finds WHERE finds.paper = papers.id
          UNION ALL SELECT at FROM sightings WHERE sightings.paper = papers.id
        )
      ) WHERE id IN (SELECT paper FROM unmerged);
    `,
  },
  {
    name: "ledger-seen",
    // The papers each channel was sent, packed in one value. The ledger takes over the rows of
    // `seen_papers`, which it can read, and drops that table.
    sql: `
      CREATE TABLE ledger_seen (
        place TEXT PRIMARY KEY,
        packed BLOB NOT NULL
      ) STRICT;
    `,
  },
  {
    name: "copies",
    // `finds` holds only what differs from `papers`, and when each source last said anything, which
    // `papers.seen_at` did: noting it does not write a document again. The catalogue packs what was
    // kept whole, in the background, and finds it by the second index.
    sql: `
      DROP INDEX papers_by_sight;
      CREATE INDEX finds_by_time ON finds (at, paper);
      CREATE INDEX finds_kept_whole ON finds (paper) WHERE format = 1;
    `,
  },
  {
    name: "ledger-sealed",
    // Of the papers each channel was sent all but the latest, in chunks that stay as they are;
    // `ledger_seen.sealed` sums them up. Rows from before have all of theirs in `packed`, and the
    // ledger splits them when it next writes them.
    sql: `
      ALTER TABLE ledger_seen ADD COLUMN sealed BLOB;
      CREATE TABLE ledger_sealed (
        place TEXT NOT NULL REFERENCES ledger_seen (place) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        packed BLOB NOT NULL,
        PRIMARY KEY (place, number)
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
