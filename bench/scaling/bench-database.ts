import { randomBytes } from "node:crypto";
import { openPostgres, type Postgres } from "../../src/postgres/postgres.ts";

/** An empty database on the server of this machine, or on that which `TEST_DATABASE_URL` names. */
export interface BenchDatabase {
  readonly url: string;
  /** What the server counted there until now. */
  counted(): Promise<{ readonly commits: number; readonly connections: number }>;
  drop(): Promise<void>;
}

/** @returns undefined where there is no server */
export async function makeDatabase(): Promise<BenchDatabase | undefined> {
  const server = process.env.TEST_DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/postgres";
  const name = `offprint_bench_${randomBytes(4).toString("hex")}`;
  const postgres = await openPostgres(server, Date.now);
  try {
    await postgres.query(`CREATE DATABASE ${name}`);
  } catch (error) {
    await postgres.close();
    if (process.env.TEST_DATABASE_URL === undefined) return undefined;
    throw error;
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    counted: () => counted(postgres, name),
    async drop() {
      await postgres.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await postgres.close();
    },
  };
}

async function counted(postgres: Postgres, name: string) {
  const [seen] = await postgres.query(
    "SELECT xact_commit AS commits, numbackends AS connections FROM pg_stat_database WHERE datname = $1",
    [name],
  );
  return { commits: Number(seen?.commits), connections: Number(seen?.connections) };
}
