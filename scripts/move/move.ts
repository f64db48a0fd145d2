import { createPaperStates } from "../../src/catalogue/paper-states.ts";
import { createSharedPapers, type SharedPapers } from "../../src/catalogue/shared-papers.ts";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { OperatorError } from "../../src/errors.ts";
import { whereIs } from "../../src/postgres/explain-postgres-error.ts";
import { type Lease, takeLease } from "../../src/postgres/lease.ts";
import { migratePostgres } from "../../src/postgres/migrate-postgres.ts";
import { openPostgres, type Postgres } from "../../src/postgres/postgres.ts";
import { createPostgresKeyvStore } from "../../src/postgres/postgres-keyv-store.ts";
import { MOVE_ROLE } from "../../src/postgres/roles.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import type { Documents } from "../../src/stores/documents.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { MOVED } from "../../src/stores/moved.ts";
import { systemClock } from "../../src/time/clock.ts";
import { SECOND } from "../../src/time/durations.ts";
import { moveRows } from "./move-rows.ts";
import { postgresRows } from "./postgres-rows.ts";
import type { Rows } from "./rows.ts";
import { sqliteRows } from "./sqlite-rows.ts";

type Say = (line: string) => void;

/** A place that things are moved between. */
interface Side {
  readonly name: string;
  readonly rows: Rows;
  /** Says where all of it was moved to. */
  readonly moved: Documents;
  /** Takes away what was left behind by a move. */
  readonly clear: () => Promise<void>;
}

/** Moves what a folder remembers to PostgreSQL. @returns rows by table @throws OperatorError */
export function moveOut(dataDir: string, url: string, say: Say, patience?: Patience) {
  return withBoth({ dataDir, url, ...patience }, async ({ folder, server, papers, lease }) => {
    const counts = await move(folder, server, say);
    await papers.share(lease.fence);
    return counts;
  });
}

/** Moves it back into a folder. @returns rows by table @throws OperatorError */
export function moveIn(dataDir: string, url: string, say: Say) {
  return withBoth({ dataDir, url }, async ({ folder, server, papers }) => {
    const counts = await move(server, folder, say);
    await papers.follow();
    return counts;
  });
}

async function move(from: Side, to: Side, say: Say) {
  const gone = await from.moved.get(MOVED.key);
  if (gone !== undefined)
    throw new OperatorError(`What ${from.name} remembered was moved to ${String(gone)} before.`);
  if ((await to.moved.get(MOVED.key)) !== undefined) {
    say(`What ${to.name} was left with by an earlier move gives way.`);
    await to.clear();
  }
  const counts = await moveRows(from.rows, to.rows, { from: from.name, to: to.name });
  // From here on the other one goes on; a crash before leaves both, and this one as it was.
  await from.moved.set(MOVED.key, to.name);
  return counts;
}

interface Both {
  readonly folder: Side;
  readonly server: Side;
  readonly papers: SharedPapers;
  readonly lease: Lease;
}

interface Patience {
  /** How long a process that ended without a word is waited for. */
  readonly patienceMs?: number;
}

/** Nobody else uses either meanwhile. */
async function withBoth<T>(
  { dataDir, url, patienceMs = 20 * SECOND }: Patience & { dataDir: string; url: string },
  work: (both: Both) => Promise<T>,
) {
  const database = openDatabase({ dataDir });
  const postgres = await openPostgres(url, Date.now);
  try {
    const databaseId = await migratePostgres(postgres);
    const lease = await takeNow(postgres, patienceMs);
    try {
      return await work(sidesOf(dataDir, url, { database, postgres, lease, databaseId }));
    } finally {
      await lease.release();
    }
  } finally {
    await postgres.close();
    database.close();
  }
}

async function takeNow(postgres: Postgres, patienceMs: number): Promise<Lease> {
  let holder = "another move";
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const lease = await takeLease({
      postgres,
      role: MOVE_ROLE,
      holder: "offprint move",
      clock: systemClock,
      steady: () => performance.now(),
      signal,
      onWaiting: (who) => {
        holder = who;
      },
      onTrouble: (error) => {
        if (error instanceof OperatorError) throw error;
      },
    });
    await untilNoneLives(postgres, signal, (who) => {
      holder = who;
    }).catch(async (error: unknown) => {
      await lease.release();
      throw error;
    });
    return lease;
  } catch (error) {
    if (error !== signal.reason) throw error;
    throw new OperatorError(`A bot runs on that database (${holder}). Stop all of its processes.`);
  }
}

/** No process joins any more while the lease is held; one that was joining meanwhile is seen by the second look. */
async function untilNoneLives(
  postgres: Postgres,
  signal: AbortSignal,
  onLiving: (who: string) => void,
): Promise<void> {
  for (let looks = 0; looks < 2; ) {
    await systemClock.sleep(SECOND, signal);
    const [one] = await postgres.query("SELECT id FROM members WHERE until > clock_timestamp()");
    looks = one ? 0 : looks + 1;
    if (one) onLiving(String(one.id));
  }
}

interface Opened {
  readonly database: Database;
  readonly postgres: Postgres;
  readonly lease: Lease;
  readonly databaseId: string;
}

function sidesOf(dataDir: string, url: string, opened: Opened): Both {
  const { database, postgres, lease, databaseId } = opened;
  const keyv = createKeyv(createKeyvStore(database));
  const shared = createKeyv(createPostgresKeyvStore(postgres));
  return {
    folder: {
      name: `the folder ${dataDir}`,
      rows: sqliteRows(database),
      moved: createDocuments(keyv, MOVED.owner),
      clear: async () => database.exec(CLEAR),
    },
    server: {
      name: `PostgreSQL at ${whereIs(url)}`,
      rows: postgresRows(postgres, lease.fence),
      moved: createDocuments(shared, MOVED.owner),
      clear: async () => void (await postgres.transaction((query) => query(CLEAR))),
    },
    papers: createSharedPapers({
      postgres,
      catalogue: createCatalogue(database),
      states: createPaperStates(database),
      progress: createDocuments(keyv, "shared"),
      databaseId,
      clock: systemClock,
    }),
    lease,
  };
}

const CLEAR = `DELETE FROM ledgers; DELETE FROM ledger_seen; DELETE FROM ledgers_aside;
  DELETE FROM documents WHERE key NOT LIKE '"http:%' AND key NOT LIKE '"shared:%';`;
