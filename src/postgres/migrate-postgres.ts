import { OperatorError } from "../errors.ts";
import type { Postgres } from "./postgres.ts";
import { type PostgresMigration, postgresMigrations } from "./postgres-migrations.ts";

/** Any number that nobody else locks by: the letters of the name. */
const LOCK = 0x6f66_6670;

type Query = Postgres["query"];

/**
 * Brings the data to the newest version; of several that start at once one does it and the others wait.
 * Newer data are left as they are where this program can work with them, so that two releases run side
 * by side.
 * @returns the id of the database, which stays
 * @throws OperatorError when the data are too new for this program
 */
export async function migratePostgres(
  postgres: Pick<Postgres, "transaction">,
  steps: readonly PostgresMigration[] = postgresMigrations,
): Promise<string> {
  return postgres.transaction(async (query) => {
    await query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await query(CREATE);
    const [row] = await query(READ);
    const version = Number(row?.version ?? 0);
    refuseOlder(row, steps);
    if (version >= steps.length && row?.oldest != null) return String(row.id);
    if (row && row.oldest == null) await query(ADD_OLDEST);
    const coming = steps.slice(version);
    for (const step of coming) await query(step.sql);
    if (row && coming.some(({ narrows }) => narrows)) await query(END_OLDER);
    const values = [Math.max(version, steps.length), oldestThatKnows(steps)];
    const [now] = await query(row ? CHANGE : ADD, values);
    return String(now?.id);
  });
}

/** For whoever runs already. @throws OperatorError when the data have become too new for this program */
export async function refuseTooNew(
  query: Query,
  steps: readonly PostgresMigration[] = postgresMigrations,
): Promise<void> {
  const [row] = await query(READ);
  refuseOlder(row, steps);
}

function refuseOlder(
  row: Awaited<ReturnType<Query>>[number] | undefined,
  { length }: readonly PostgresMigration[],
): void {
  const version = Number(row?.version ?? 0);
  // Before there was a range, data of another version were refused.
  const oldest = Number(row?.oldest ?? version);
  if (oldest > length) throw new OperatorError(tooNew(version, oldest, length));
}

/** How many steps a program must know to work with data that have had all of these. */
function oldestThatKnows(steps: readonly PostgresMigration[]): number {
  return steps.findLastIndex(({ narrows }) => narrows) + 1;
}

function tooNew(version: number, oldest: number, understood: number): string {
  return `DATABASE_URL leads to data of version ${version}, which releases can use that understand version ${oldest}; this program understands versions up to ${understood}. Start a newer release of Offprint.`;
}

/** Who runs has to join anew, which an older release may not; and what it was under way with is refused. */
const END_OLDER = `DELETE FROM members;
  UPDATE leases SET number = nextval('lease_numbers'), until = clock_timestamp() WHERE until <> 'infinity'`;

const CREATE =
  "CREATE TABLE IF NOT EXISTS offprint (id uuid NOT NULL, version integer NOT NULL, oldest integer)";

/** The column is younger than the table. */
const READ = "SELECT id, version, to_jsonb(offprint) ->> 'oldest' AS oldest FROM offprint";

const ADD_OLDEST = "ALTER TABLE offprint ADD COLUMN IF NOT EXISTS oldest integer";

const CHANGE = "UPDATE offprint SET version = $1, oldest = $2 RETURNING id";

const ADD = `INSERT INTO offprint (id, version, oldest)
  VALUES (gen_random_uuid(), $1, $2) RETURNING id`;
