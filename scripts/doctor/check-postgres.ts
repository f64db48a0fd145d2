import type { Place } from "../../src/chat/place.ts";
import { type Check, type Finding, good, notice, wrong } from "../../src/checkup/check.ts";
import { OperatorError } from "../../src/errors.ts";
import { openPostgres, type Postgres } from "../../src/postgres/postgres.ts";
import { postgresMigrations } from "../../src/postgres/postgres-migrations.ts";
import { decodeKey, keyRange } from "../../src/stores/keyv-keys.ts";

/** Tested on this, and newer. */
const OLDEST = 130_000;

/** What several processes share. Nothing is written, and no table is made. */
export function postgresCheck(url: string): Check {
  return {
    title: "PostgreSQL",
    asks: true,
    async look() {
      const postgres = await openPostgres(url, Date.now);
      try {
        return [await serverFinding(postgres), ...(await dataFindings(postgres))];
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
        return [wrong("What is shared cannot be used.", error.message)];
      } finally {
        await postgres.close();
      }
    },
  };
}

async function serverFinding(postgres: Postgres): Promise<Finding> {
  const [row] = await postgres.query(
    "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number, pg_is_in_recovery() AS standby",
  );
  const says = `The server has version ${String(row?.version)}.`;
  if (row?.standby === true)
    return wrong(
      `${says} It is a standby, which takes no changes.`,
      "Let DATABASE_URL lead to the primary.",
    );
  return Number(row?.number) < OLDEST
    ? notice(says, "Offprint is tested on 13 and newer.")
    : good(says);
}

async function dataFindings(postgres: Postgres): Promise<readonly Finding[]> {
  const [there] = await postgres.query("SELECT to_regclass('offprint') IS NOT NULL AS is");
  if (there?.is !== true)
    return [good("It holds nothing of Offprint yet; the first start makes the tables.")];
  const [row] = await postgres.query("SELECT version FROM offprint");
  const version = Number(row?.version ?? 0);
  const living = version < postgresMigrations.length ? [] : [await livingFinding(postgres)];
  return [versionFinding(version), ...living];
}

/** Who runs on it, and what each does for all. */
async function livingFinding(postgres: Postgres): Promise<Finding> {
  const living = await postgres.query(
    `SELECT id, ARRAY(SELECT role FROM leases
       WHERE holder = id AND leases.until > clock_timestamp() ORDER BY role) AS roles
     FROM members WHERE until > clock_timestamp() ORDER BY id`,
  );
  if (living.length === 0) return good("No process runs on it now.");
  const each = living.map(({ id, roles }) => {
    const has = Array.isArray(roles) && roles.length > 0 ? roles.join(", ") : "no role";
    return `${String(id)} (${has})`;
  });
  return good(`Processes that run on it now: ${each.join("; ")}.`);
}

function versionFinding(version: number): Finding {
  const newest = postgresMigrations.length;
  const says = `What is shared is of version ${version}`;
  if (version === newest) return good(`${says}.`);
  if (version > newest)
    return wrong(
      `${says}; this program understands versions up to ${newest}.`,
      "Start the newer release of Offprint that wrote it.",
    );
  return notice(
    `${says}; the next start brings it to ${newest}.`,
    "Make a backup first, with PostgreSQL's own tools, and stop the processes of the old release.",
  );
}

/** The places that the channels there are kept under. @throws StoreError */
export async function placesIn(url: string, owner: string): Promise<Place[]> {
  const postgres = await openPostgres(url, Date.now);
  try {
    const sql = "SELECT key FROM documents WHERE key > $1 AND key < $2 ORDER BY key";
    const rows = await postgres.query(sql, keyRange(owner));
    return rows.map(({ key }) => decodeKey(String(key)).slice(owner.length + 1)).filter(isPlace);
  } finally {
    await postgres.close();
  }
}

function isPlace(text: string): text is Place {
  return text.includes(":");
}
