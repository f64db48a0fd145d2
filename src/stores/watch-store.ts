import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "../errors.ts";
import { MINUTE } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { proveWritable } from "./prove-writable.ts";
import type { Database, Statement } from "./sqlite.ts";

/** What is known of the store while it is used. */
export interface StoreHealth {
  /** Why it cannot be relied on now, for the operator; undefined while it works. */
  trouble(): string | undefined;
  /** How often it has failed. */
  failures(): number;
  /** Left on its disk, in bytes; undefined where that is not known. */
  freeBytes(): number | undefined;
}

/** Small writes may still find room when large ones fail: a failure counts for so long. */
const FAILING_MS = MINUTE;
/** With less than this, what comes next finds no room. */
const LEAST_BYTES = 1_048_576;

/** What was seen of a database that is watched. */
interface Watch {
  readonly database: Database;
  readonly now: () => Instant;
  /** Each failure counts once, however far it is thrown. */
  readonly seen: WeakSet<StoreError>;
  last?: { readonly at: Instant; readonly message: string };
  failures: number;
}

/** The same database, with an eye on whether it works. */
export function watchStore(
  database: Database,
  now: () => Instant,
): { readonly database: Database; readonly health: StoreHealth } {
  const watch: Watch = { database, now, seen: new WeakSet(), failures: 0 };
  return {
    database: watchedDatabase(watch),
    health: {
      trouble: () => troubleOf(watch),
      failures: () => watch.failures,
      freeBytes: () => freeBytesBeside(database.path),
    },
  };
}

function watchedDatabase(watch: Watch): Database {
  const { database } = watch;
  const watched: Watched = (work) => noting(watch, work);
  return {
    ...database,
    exec: (sql) => watched(() => database.exec(sql)),
    prepare: (sql) =>
      watchedStatement(
        watched(() => database.prepare(sql)),
        watched,
      ),
    transaction: (work, durability) => watched(() => database.transaction(work, durability)),
    synced: () =>
      database.synced().catch((error: unknown) => {
        note(watch, error);
        throw error;
      }),
  };
}

function noting<T>(watch: Watch, work: () => T): T {
  try {
    return work();
  } catch (error) {
    note(watch, error);
    throw error;
  }
}

function note(watch: Watch, error: unknown): void {
  if (!(error instanceof StoreError) || watch.seen.has(error)) return;
  watch.seen.add(error);
  watch.failures += 1;
  watch.last = { at: watch.now(), message: error.message };
}

function troubleOf(watch: Watch): string | undefined {
  const { database, now, last } = watch;
  if ((freeBytesBeside(database.path) ?? LEAST_BYTES) < LEAST_BYTES) return fullDisk(database.path);
  if (last && Math.abs(now() - last.at) < FAILING_MS) return last.message;
  try {
    noting(watch, () => proveWritable(database));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Does some work, and notes how it failed. */
type Watched = <T>(work: () => T) => T;

function watchedStatement(statement: Statement, watched: Watched): Statement {
  return {
    run: (...values) => watched(() => statement.run(...values)),
    get: (...values) => watched(() => statement.get(...values)),
    all: (...values) => watched(() => statement.all(...values)),
    iterate: (...values) => iterate(statement.iterate(...values), watched),
  };
}

function* iterate<T>(rows: Generator<T, void>, watched: Watched) {
  try {
    for (let row = watched(() => rows.next()); !row.done; row = watched(() => rows.next()))
      yield row.value;
  } finally {
    rows.return();
  }
}

function fullDisk(path: string): string {
  return `The disk that holds ${path} is full. Free some space on it; Offprint then goes on by itself.`;
}

function freeBytesBeside(path: string): number | undefined {
  if (path === ":memory:") return undefined;
  try {
    const { bavail, bsize, blocks } = statfsSync(dirname(path));
    // Some file systems do not tell their size.
    return blocks > 0 ? bavail * bsize : undefined;
  } catch {
    return undefined;
  }
}
