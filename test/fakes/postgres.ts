import { randomBytes } from "node:crypto";
import pg from "pg";
import { describe, onTestFinished } from "vitest";
import { createFence, type Fence } from "../../src/postgres/fence.ts";
import { migratePostgres } from "../../src/postgres/migrate-postgres.ts";
import { openPostgres, type Postgres } from "../../src/postgres/postgres.ts";
import { leaveOut } from "../leave-out.ts";

/** Where the tests may make schemas of their own: `TEST_DATABASE_URL`, or a server of this machine that lets them. */
const serverUrl = await findServer();

/** Tests on a real PostgreSQL; where there is none they are left out, which is said. */
export function describeOnPostgres(name: string, tests: () => void): void {
  if (serverUrl !== undefined) describe(name, tests);
  else leaveOut(name, "there is no PostgreSQL here; start one, or name it in TEST_DATABASE_URL.");
}

async function findServer(): Promise<string | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  const url = given ?? "postgres://postgres@127.0.0.1:5432/postgres";
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return url;
  } catch (cause) {
    if (given !== undefined)
      throw new Error("TEST_DATABASE_URL leads to no server that lets us in.", { cause });
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** An empty database, as far as who has its address can see; gone when the test is over. */
export async function scratchUrl(): Promise<string> {
  if (serverUrl === undefined) throw new Error("There is no PostgreSQL to test on.");
  const schema = `offprint_test_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE SCHEMA ${schema}`);
  onTestFinished(() => onServer(`DROP SCHEMA ${schema} CASCADE`));
  const url = new URL(serverUrl);
  url.searchParams.set("options", `-c search_path=${schema}`);
  return url.href;
}

/** An empty database of its own, for what may not pass the name of a schema on; gone when the test is over. */
export async function scratchDatabaseUrl(): Promise<string> {
  if (serverUrl === undefined) throw new Error("There is no PostgreSQL to test on.");
  const name = `offprint_test_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name}`);
  onTestFinished(() => onServer(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Such a database with the tables of this release, closed when the test is over. */
export async function scratchPostgres(): Promise<Postgres> {
  const postgres = await openPostgres(await scratchUrl(), Date.now);
  onTestFinished(() => postgres.close().catch(() => undefined));
  await migratePostgres(postgres);
  return postgres;
}

/** A lease that somebody just took and that does not end. */
export async function heldFence(postgres: Postgres, role = "test"): Promise<Fence> {
  const [row] = await postgres.query(
    `INSERT INTO leases (role, number, holder, until) VALUES ($1, nextval('lease_numbers'), 'test', 'infinity')
     ON CONFLICT (role) DO UPDATE SET number = excluded.number RETURNING number`,
    [role],
  );
  return createFence(role, Number(row?.number));
}
