import type { Adapter } from "../chat/adapter.ts";
import type { OperatorError } from "../errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createLedger } from "../ledger/sqlite-ledger.ts";
import type { PaperId } from "../paper/id.ts";
import type { PostgresUsage } from "../postgres/postgres.ts";
import type { Database } from "../stores/database.ts";
import type { Documents, ListedDocuments } from "../stores/documents.ts";
import { createDocuments, createKeyv } from "../stores/keyv-documents.ts";
import { createKeyvStore } from "../stores/keyv-store.ts";
import type { StoreHealth } from "../stores/watch-store.ts";

/** The documents of one owner, out of reach of the others. */
export type DocumentsOf = (owner: string) => ListedDocuments;

/** Where what the bot remembers is kept, papers apart. */
export interface Store {
  readonly documents: DocumentsOf;
  /** Those on their way, which need not be durable before the record that names them. */
  readonly messages: Documents;
  readonly ledger: Ledger;
  readonly health: StoreHealth;
  /** Where several processes share it. */
  readonly shared?: Shared;
}

/** What a process does for the others, and may do only while it is its turn. */
export interface Shared {
  /** Lets them know these papers. @throws StoreError; they are then known with the next */
  readonly share: (ids: readonly PaperId[]) => Promise<void>;
  /** The same platform, which posts only while the lease is held. */
  readonly guard: (adapter: Adapter) => Adapter;
  /** For people who look: which lease this is. */
  readonly role: string;
  readonly lost: Promise<OperatorError>;
  readonly usage: () => PostgresUsage;
  /** Lets another go on. */
  release(): Promise<void>;
}

/** All of it in the one file of this process. */
export function ownStore(database: Database, health: StoreHealth): Store {
  const keyv = createKeyv(createKeyvStore(database));
  return {
    documents: (owner) => createDocuments(keyv, owner),
    // Not synced by themselves: the log keeps its order, so a message is on the disk before its record.
    messages: createDocuments(createKeyv(createKeyvStore(database, "unsynced")), "message"),
    ledger: createLedger(database),
    health,
  };
}
