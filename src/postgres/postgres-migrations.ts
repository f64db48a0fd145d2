import type { Migration } from "../stores/migrations.ts";

export interface PostgresMigration extends Migration {
  /**
   * Takes away what releases without this step need: from here on they are refused, and those that run
   * end. Any other step adds what these do not miss, and they go on beside newer ones.
   */
  readonly narrows?: true;
}

/**
 * All steps in order; the version of the data is how many of them it has had. Texts that are looked up
 * by their beginning are in the order of their bytes.
 */
export const postgresMigrations: readonly PostgresMigration[] = [
  {
    name: "first",
    // A lease's number stands in an index that is unique: so a holder's write, which locks the row
    // against changes of such columns alone, keeps the next holder waiting, and a renewal does not.
    // `number` and `turn` beside what is kept say under which lease, and as which of its writes.
    sql: `
      CREATE TABLE leases (
        role text PRIMARY KEY,
        number bigint NOT NULL,
        holder text NOT NULL,
        until timestamptz NOT NULL,
        UNIQUE (role, number)
      );

      CREATE TABLE documents (
        key text COLLATE "C" PRIMARY KEY,
        value text NOT NULL,
        expires_at bigint,
        number bigint NOT NULL,
        turn bigint NOT NULL
      );
      CREATE INDEX documents_by_expiry ON documents (expires_at) WHERE expires_at IS NOT NULL;

      CREATE TABLE ledgers (
        place text COLLATE "C" PRIMARY KEY,
        accounted_to bigint NOT NULL,
        pending boolean NOT NULL,
        format integer NOT NULL,
        doc text NOT NULL,
        number bigint NOT NULL,
        turn bigint NOT NULL
      );
      CREATE TABLE ledger_seen (
        place text COLLATE "C" PRIMARY KEY,
        packed bytea NOT NULL,
        number bigint NOT NULL,
        turn bigint NOT NULL
      );
      CREATE TABLE ledgers_aside (
        place text NOT NULL,
        at bigint NOT NULL,
        format integer NOT NULL,
        doc text NOT NULL
      );

      -- One row, which each change of papers adds one to: so changes are seen in the order of their marks.
      CREATE TABLE paper_mark (mark bigint NOT NULL);
      INSERT INTO paper_mark VALUES (0);
      CREATE TABLE papers (
        id text COLLATE "C" PRIMARY KEY,
        mark bigint NOT NULL,
        state bytea NOT NULL
      );
      CREATE INDEX papers_by_mark ON papers (mark, id);
    `,
  },
  {
    name: "roles",
    narrows: true,
    // Leases' numbers grow over all roles, since what one role wrote another may write later. Whoever
    // did everything, as in the release before, is refused from here on, and ends. Of documents the
    // lease's number goes: any process writes them. Those that processes hold in memory have a mark.
    sql: `
      CREATE SEQUENCE lease_numbers;
      SELECT setval('lease_numbers', 1 + (SELECT coalesce(max(number), 0) FROM leases));
      UPDATE leases SET number = nextval('lease_numbers'), holder = 'a newer release', until = 'infinity';

      ALTER TABLE documents DROP COLUMN number, DROP COLUMN turn, ADD COLUMN mark bigint;
      CREATE INDEX documents_by_mark ON documents (mark) WHERE mark IS NOT NULL;
      CREATE TABLE documents_gone (
        key text COLLATE "C" PRIMARY KEY,
        mark bigint NOT NULL,
        expires_at bigint NOT NULL
      );
      CREATE INDEX documents_gone_by_mark ON documents_gone (mark);
      -- One row, as of papers.
      CREATE TABLE document_mark (mark bigint NOT NULL);
      INSERT INTO document_mark VALUES (0);

      CREATE TABLE members (
        id text PRIMARY KEY,
        until timestamptz NOT NULL
      );
      CREATE TABLE errands (
        id uuid PRIMARY KEY,
        role text NOT NULL,
        what text NOT NULL,
        until timestamptz NOT NULL,
        answer text
      );
      CREATE INDEX errands_by_role ON errands (role) WHERE answer IS NULL;
    `,
  },
];
