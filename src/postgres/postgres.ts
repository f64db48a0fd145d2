import type { Pool, PoolClient, PoolConfig } from "pg";
import { StoreError } from "../errors.ts";
import type { StoreHealth } from "../stores/watch-store.ts";
import { backgroundClock } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { explainPostgresError, whereIs } from "./explain-postgres-error.ts";
import { refuseOutOfReach } from "./refuse-out-of-reach.ts";

/** PostgreSQL, as this program uses it. This is the only file that knows which package speaks to it. */
export interface Postgres {
  /**
   * One statement, which is a transaction of its own. Whole numbers of eight bytes come as numbers.
   * @throws StoreError when the server cannot be asked, or refuses
   */
  query(sql: string, values?: readonly unknown[]): Promise<readonly PostgresRow[]>;
  /** All of it or nothing. */
  transaction<T>(work: (query: Postgres["query"]) => Promise<T>): Promise<T>;
  readonly health: Omit<StoreHealth, "freeBytes">;
  usage(): PostgresUsage;
  close(): Promise<void>;
}

/** How much of it one process uses. */
export interface PostgresUsage {
  /** Connections that are open, and those of them that are at work. */
  readonly connections: number;
  readonly busy: number;
  /** Askers that wait for one. */
  readonly waiting: number;
  /** Answers of the server since the start; each was waited for once. */
  readonly roundTrips: number;
}

export type PostgresRow = Readonly<Record<string, unknown>>;

/** Few, since many processes share one server. */
const CONNECTIONS = 5;
const CONNECT_MS = 5 * SECOND;
/** Nothing that is asked here takes long: who gets no answer has lost the connection. */
const ANSWER_MS = 10 * SECOND;
/** A failure counts for so long, as that of a disk does. */
const FAILING_MS = MINUTE;

/**
 * Connects when it is first asked. No statement is kept prepared and nothing outlives a transaction,
 * so that a pooler between them may give each transaction another connection.
 * @param url as libpq writes it: `postgres://name:password@host:5432/database?sslmode=verify-full`
 */
export async function openPostgres(url: string, now: () => Instant): Promise<Postgres> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({ ...settingsOf(url), types: { getTypeParser } });
  const where = whereIs(url);
  let last: { readonly at: Instant; readonly message: string } | undefined;
  let failures = 0;
  let roundTrips = 0;
  const asked: Asked = async (by, sql, values = []) => {
    roundTrips += 1;
    return (await by.query<Record<string, unknown>>(sql, [...values])).rows;
  };

  /** `getTypeParser` of the package, but for whole numbers of eight bytes. */
  function getTypeParser(oid: number, format?: "text" | "binary") {
    return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
  }

  const whileInReach = refuseOutOfReach(backgroundClock);
  const watched = <T>(work: () => Promise<T>): Promise<T> =>
    whileInReach(async () => {
      try {
        const result = await work();
        last = undefined;
        return result;
      } catch (error) {
        const explained = explainPostgresError(error, where);
        if (explained instanceof StoreError) {
          failures += 1;
          last = { at: now(), message: explained.message };
        }
        throw explained;
      }
    });

  // A connection that is cut while nobody uses it: the next question opens another.
  pool.on("error", () => {});
  return {
    query: (sql, values = []) => watched(() => asked(pool, sql, values)),
    transaction: (work) => watched(() => transaction(pool, asked, work)),
    health: {
      trouble: () => (last && Math.abs(now() - last.at) < FAILING_MS ? last.message : undefined),
      failures: () => failures,
    },
    usage: () => ({
      connections: pool.totalCount,
      busy: pool.totalCount - pool.idleCount,
      waiting: pool.waitingCount,
      roundTrips,
    }),
    close: () => pool.end(),
  };
}

function settingsOf(url: string): PoolConfig {
  return {
    connectionString: url,
    application_name: "offprint",
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
  };
}

/** One question, which is counted. */
type Asked = (
  by: Pick<Pool | PoolClient, "query">,
  sql: string,
  values?: readonly unknown[],
) => Promise<readonly PostgresRow[]>;

async function transaction<T>(
  pool: Pool,
  asked: Asked,
  work: (query: Postgres["query"]) => Promise<T>,
): Promise<T> {
  const client: PoolClient = await pool.connect();
  let failure: Error | undefined;
  try {
    await asked(client, "BEGIN");
    const result = await work((sql, values) => asked(client, sql, values));
    await asked(client, "COMMIT");
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection with something unfinished on it is closed, which undoes that.
    client.release(failure);
  }
}
