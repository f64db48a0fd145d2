import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { createPaperStates } from "../../catalogue/paper-states.ts";
import { createSharedPapers } from "../../catalogue/shared-papers.ts";
import { createCatalogue } from "../../catalogue/sqlite-catalogue.ts";
import { OperatorError, StoreError } from "../../errors.ts";
import { createPostgresLedger } from "../../ledger/postgres-ledger.ts";
import { rememberUnderWay } from "../../ledger/remember-under-way.ts";
import type { Log } from "../../log.ts";
import { accompanyingDocuments } from "../../postgres/accompanying-documents.ts";
import { claim } from "../../postgres/claim.ts";
import { createErrands } from "../../postgres/errands.ts";
import { NO_FENCE } from "../../postgres/fence.ts";
import { type FollowedDocuments, followedDocuments } from "../../postgres/followed-documents.ts";
import { type Lease, type LeaseDeps, takeLease } from "../../postgres/lease.ts";
import { migratePostgres, refuseTooNew } from "../../postgres/migrate-postgres.ts";
import { openPostgres, type Postgres } from "../../postgres/postgres.ts";
import { createPostgresKeyvStore } from "../../postgres/postgres-keyv-store.ts";
import { rememberWritten } from "../../postgres/remember-written.ts";
import type { RoleEvent } from "../../postgres/role.ts";
import { MOVE_ROLE, shareRoles } from "../../postgres/roles.ts";
import { createVersionedDocuments } from "../../postgres/versioned-documents.ts";
import { type WaitForServerDeps, waitForServer } from "../../postgres/wait-for-server.ts";
import type { Database } from "../../stores/database.ts";
import { createDocuments, createKeyv, type Keyv } from "../../stores/keyv-documents.ts";
import { createKeyvStore } from "../../stores/keyv-store.ts";
import { MOVED, refuseMoved } from "../../stores/moved.ts";
import type { StoreHealth } from "../../stores/watch-store.ts";
import type { Clock } from "../../time/clock.ts";
import type { DocumentsOf, Shared, Store } from "../store.ts";

export interface SharedStoreDeps {
  readonly url: string;
  /** This process's own: its copy of the papers, and what need not be shared. */
  readonly database: Database;
  readonly health: StoreHealth;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Told each time that the server cannot be used yet. */
  readonly onWaiting: WaitForServerDeps["onWaiting"];
}

const MESSAGE = "message";
/** Each is some KB, and is posted soon after it was written. */
const MESSAGES = 500;
/** Answers of other sites, which each process asks for itself. */
const OWN = new Set(["http"]);
/** What adapters hold in memory, channels apart. */
const FOLLOWED = new Set(["email-address"]);

/**
 * Opens what several processes share in PostgreSQL, and brings this process's papers up to date. A
 * server that is not there yet is waited for.
 * @throws StoreError when the server cannot be used; OperatorError; the signal's reason
 */
export async function openSharedStore(deps: SharedStoreDeps): Promise<Store> {
  const postgres = await openPostgres(deps.url, deps.clock.now);
  try {
    return await waitForServer(() => openOn(deps, postgres), deps);
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

async function openOn(deps: SharedStoreDeps, postgres: Postgres): Promise<Store> {
  const databaseId = await migratePostgres(postgres);
  const store = storeOn(deps, postgres, databaseId);
  await refuseToJoin(store, postgres);
  await store.shared.papers.follow(deps.signal);
  deps.signal.throwIfAborted();
  return store;
}

/** @throws OperatorError */
async function refuseToJoin({ documents }: Pick<Store, "documents">, postgres: Postgres) {
  await refuseTooNew(postgres.query);
  await refuseMoved(documents(MOVED.owner), "this database", UNSET_URL);
  const [moving] = await postgres.query(
    "SELECT 1 FROM leases WHERE role = $1 AND until > clock_timestamp()",
    [MOVE_ROLE],
  );
  if (moving)
    throw new OperatorError("offprint move is at work on this database. Start once it has ended.");
}

function storeOn(deps: SharedStoreDeps, postgres: Postgres, databaseId: string) {
  const { database, health } = deps;
  const keyv = createKeyv(createPostgresKeyvStore(postgres));
  // How far papers were followed never reaches the disk before they do, and can be asked for again.
  const own = createKeyv(createKeyvStore(database, "unsynced"));
  const followed = new Map<string, FollowedDocuments>();
  const documents: DocumentsOf = (owner) => {
    if (OWN.has(owner)) return createDocuments(own, owner);
    if (!FOLLOWED.has(owner))
      return { ...createDocuments(keyv, owner), claim: claim(postgres, owner) };
    const made =
      followed.get(owner) ?? followedDocuments(createVersionedDocuments(postgres, keyv, owner));
    followed.set(owner, made);
    return made;
  };
  const follow = async () => {
    for (const each of followed.values()) await each.follow();
  };
  return {
    documents,
    messages: createDocuments(keyv, MESSAGE),
    ledger: createPostgresLedger({ postgres, fence: NO_FENCE, clock: deps.clock }),
    health: {
      trouble: () => postgres.health.trouble() ?? health.trouble(),
      failures: () => postgres.health.failures() + health.failures(),
      freeBytes: health.freeBytes,
    },
    shared: {
      ...sharedOn(deps, { postgres, keyv, own, documents, databaseId }),
      follow,
    },
  };
}

interface On {
  readonly postgres: Postgres;
  readonly keyv: Keyv;
  readonly own: Keyv;
  readonly documents: DocumentsOf;
  readonly databaseId: string;
}

function sharedOn(
  { database, health, clock, log, signal }: SharedStoreDeps,
  { postgres, keyv, own, documents, databaseId }: On,
): Omit<Shared, "follow"> {
  const holder = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const leasing = { postgres, holder, clock, steady: () => performance.now() };
  let fail: (error: OperatorError) => void = () => {};
  const failed = new Promise<OperatorError>((resolve) => {
    fail = resolve;
  });
  const mayJoin = () =>
    refuseToJoin({ documents }, postgres).catch((error: unknown) => {
      if (error instanceof OperatorError && !(error instanceof StoreError)) fail(error);
      throw error;
    });
  return {
    channels: createVersionedDocuments(postgres, keyv, "channel"),
    papers: createSharedPapers({
      postgres,
      catalogue: createCatalogue(database),
      states: createPaperStates(database),
      progress: createDocuments(own, "shared"),
      databaseId,
      clock,
    }),
    errands: createErrands({
      postgres,
      clock,
      onError: (error) => log.error({ err: error }, "what another process asked for failed"),
    }),
    recordsUnder(fence) {
      const along = accompanyingDocuments(createDocuments(keyv, MESSAGE), keyv, MESSAGE);
      return {
        ledger: rememberUnderWay(createPostgresLedger({ postgres, fence, clock, along })),
        messages: rememberWritten(along, MESSAGES),
      };
    },
    alone: (role, work) => alone({ ...leasing, role, signal }, work),
    shareRoles: (roles) => shareRoles({ ...leasing, roles, mayJoin, tell: telling(log) }),
    failed,
    usage: postgres.usage,
    trouble: () => ({ server: postgres.health.trouble(), own: health.trouble() }),
    close: () => postgres.close(),
  };
}

async function alone<T>(deps: LeaseDeps, work: (lease: Lease) => Promise<T>): Promise<T> {
  const lease = await takeLease(deps);
  try {
    return await work(lease);
  } finally {
    await lease.release();
  }
}

/** Told once while it goes on. */
function telling(log: Log) {
  let trouble: string | undefined;
  return (event: RoleEvent): void => {
    if (event.kind !== "trouble") trouble = undefined;
    if (event.kind === "lost") log.warn(event, "role lost");
    else if (event.kind === "failed")
      log.error({ err: event.error, role: event.role }, "a role could not be done");
    else if (event.kind !== "trouble") log.info(event, `role ${event.kind}`);
    else if (trouble !== String(event.error)) {
      trouble = String(event.error);
      log.warn({ err: event.error }, "what processes share cannot be asked for");
    }
  };
}

const UNSET_URL =
  "Start without DATABASE_URL to go on with it, or move it here again with npx offprint move; see docs/scaling.md.";
