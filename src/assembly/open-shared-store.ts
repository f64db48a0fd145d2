import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { createPaperStates } from "../catalogue/paper-states.ts";
import { createSharedPapers, type SharedPapers } from "../catalogue/shared-papers.ts";
import { createCatalogue } from "../catalogue/sqlite-catalogue.ts";
import type { Adapter } from "../chat/adapter.ts";
import { DeliveryError } from "../errors.ts";
import { createPostgresLedger } from "../ledger/postgres-ledger.ts";
import type { Log } from "../log.ts";
import type { PaperId } from "../paper/id.ts";
import { type Lease, takeLease } from "../postgres/lease.ts";
import { migratePostgres } from "../postgres/migrate-postgres.ts";
import { openPostgres, type Postgres } from "../postgres/postgres.ts";
import { createPostgresKeyvStore } from "../postgres/postgres-keyv-store.ts";
import type { Database } from "../stores/database.ts";
import { createDocuments, createKeyv } from "../stores/keyv-documents.ts";
import { createKeyvStore } from "../stores/keyv-store.ts";
import { MOVED, refuseMoved } from "../stores/moved.ts";
import type { StoreHealth } from "../stores/watch-store.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import type { Shared, Store } from "./store.ts";

export interface SharedStoreDeps {
  readonly url: string;
  /** This process's own: its copy of the papers, and what need not be shared. */
  readonly database: Database;
  readonly health: StoreHealth;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** One process at a time does everything. */
const ROLE = "offprint";
const FOLLOW_MS = 2 * SECOND;
/** Answers of other sites: whoever takes over asks them again. */
const OWN = new Set(["http"]);

/**
 * Opens what several processes share in PostgreSQL, and stands by until this one is to go on: papers
 * are followed meanwhile, so that it knows them when it is its turn.
 * @throws StoreError when the server cannot be used now; the signal's reason
 */
export async function openSharedStore(deps: SharedStoreDeps): Promise<Store> {
  const { clock, log } = deps;
  const postgres = await openPostgres(deps.url, clock.now);
  try {
    const papers = openPapers(deps, postgres, await migratePostgres(postgres));
    const lease = await standBy(deps, postgres, papers);
    const store = storeOn(deps, postgres, papers, lease);
    await refuseMoved(store.documents(MOVED.owner), "this database", UNSET_URL);
    log.info({ lease: lease.fence.number }, "this process goes on with everything");
    void shareLater(deps, papers, lease);
    return store;
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

function openPapers({ database }: SharedStoreDeps, postgres: Postgres, databaseId: string) {
  const progress = createDocuments(createKeyv(createKeyvStore(database)), "shared");
  const catalogue = createCatalogue(database);
  const states = createPaperStates(database);
  return createSharedPapers({ postgres, catalogue, states, progress, databaseId });
}

/** Follows what the others know until nobody else holds the lease, and once more after that. */
async function standBy(
  { clock, log, signal }: SharedStoreDeps,
  postgres: Postgres,
  papers: SharedPapers,
): Promise<Lease> {
  const taken = new AbortController();
  const until = AbortSignal.any([signal, taken.signal]);
  const onTrouble = (error: unknown) => log.warn({ err: error }, "the database cannot be asked");
  const following = followUntil(papers, clock, until, onTrouble);
  try {
    const lease = await takeLease({
      postgres,
      role: ROLE,
      holder: `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`,
      clock,
      steady: () => performance.now(),
      signal,
      onWaiting: (holder) => log.info({ holder }, "standing by: another process does everything"),
      onTrouble,
    });
    taken.abort();
    await following;
    await papers.follow(signal);
    return lease;
  } finally {
    taken.abort();
    await following;
  }
}

async function followUntil(
  papers: SharedPapers,
  clock: Clock,
  until: AbortSignal,
  onTrouble: (error: unknown) => void,
): Promise<void> {
  while (!until.aborted) {
    await papers.follow(until).catch((error: unknown) => {
      if (!until.aborted) onTrouble(error);
    });
    await clock.sleep(FOLLOW_MS, until).catch(() => undefined);
  }
}

/** What this process knew before it shared anything may be much. */
async function shareLater(
  { log, signal }: SharedStoreDeps,
  papers: SharedPapers,
  { fence }: Lease,
): Promise<void> {
  try {
    await papers.share(fence);
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, "papers are shared with the next that come");
  }
}

function storeOn(
  { database, health, log }: SharedStoreDeps,
  postgres: Postgres,
  papers: SharedPapers,
  lease: Lease,
): Store {
  const keyv = createKeyv(createPostgresKeyvStore(postgres, lease.fence));
  const own = createKeyv(createKeyvStore(database));
  const shared: Shared = {
    share: (ids: readonly PaperId[]) => papers.share(lease.fence, ids),
    guard: (adapter) => guarded(adapter, lease),
    role: `active, lease ${lease.fence.number}`,
    lost: lease.lost,
    usage: postgres.usage,
    async release() {
      await lease.release().catch((error: unknown) => {
        log.warn({ err: error }, "another process takes over only after some seconds");
      });
      await postgres.close();
    },
  };
  return {
    documents: (owner) => createDocuments(OWN.has(owner) ? own : keyv, owner),
    messages: createDocuments(keyv, "message"),
    ledger: createPostgresLedger(postgres, lease.fence),
    health: {
      trouble: () => postgres.health.trouble() ?? health.trouble(),
      failures: () => postgres.health.failures() + health.failures(),
      freeBytes: health.freeBytes,
    },
    shared,
  };
}

/** What has slept for longer than its lease posts nothing when it wakes. */
function guarded(adapter: Adapter, { isHeld }: Lease): Adapter {
  const whileHeld = <T>(post: () => Promise<T>): Promise<T> =>
    isHeld() ? post() : Promise.reject(new DeliveryError({ kind: "failed" }, LAPSED));
  const { twoSteps } = adapter;
  return {
    ...adapter,
    post: (...post) => whileHeld(() => adapter.post(...post)),
    ...(twoSteps && {
      twoSteps: {
        ...twoSteps,
        begin: (...line) => whileHeld(() => twoSteps.begin(...line)),
        finish: (...whole) => whileHeld(() => twoSteps.finish(...whole)),
      },
    }),
  };
}

const UNSET_URL =
  "Start without DATABASE_URL to go on with it, or move it here again with npm run move; see docs/scaling.md.";

const LAPSED = "Another process of this bot may have taken over.";
