import { OperatorError } from "../errors.ts";
import type { Migration } from "../stores/migrations.ts";
import type { Postgres } from "./postgres.ts";
import { postgresMigrations } from "./postgres-migrations.ts";

/** Any number that nobody else locks by: the letters of the name. */
const LOCK = 0x6f66_6670;

/**
 * Brings the data to the newest version; of several that start at once one does it and the others wait.
 * @returns the id of the database, which stays
 * @throws OperatorError when the data is newer than this program
 */
export async function migratePostgres(
  postgres: Postgres,
  steps: readonly Migration[] = postgresMigrations,
): Promise<string> {
  return postgres.transaction(async (query) => {
    await query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await query("CREATE TABLE IF NOT EXISTS offprint (id uuid NOT NULL, version integer NOT NULL)");
    const [row] = await query("SELECT id, version FROM offprint");
    const version = Number(row?.version ?? 0);
    if (version > steps.length) throw new OperatorError(tooNew(version, steps.length));
    for (const step of steps.slice(version)) await query(step.sql);
    const [now] = row
      ? await query("UPDATE offprint SET version = $1 RETURNING id", [steps.length])
      : await query("INSERT INTO offprint VALUES (gen_random_uuid(), $1) RETURNING id", [
          steps.length,
        ]);
    return String(now?.id);
  });
}

function tooNew(version: number, understood: number): string {
  return `DATABASE_URL leads to data of version ${version}; this program understands versions up to ${understood}. Start the newer release of Offprint that wrote it.`;
}
