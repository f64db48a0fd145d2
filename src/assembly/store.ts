import type { SharedPapers } from "../catalogue/shared-papers.ts";
import type { OperatorError } from "../errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createLedger } from "../ledger/sqlite-ledger.ts";
import type { Errands } from "../postgres/errands.ts";
import type { Fence } from "../postgres/fence.ts";
import type { Lease } from "../postgres/lease.ts";
import type { PostgresUsage } from "../postgres/postgres.ts";
import type { Role } from "../postgres/role.ts";
import type { Roles } from "../postgres/roles.ts";
import type { VersionedDocuments } from "../postgres/versioned-documents.ts";
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
  /** Where several processes share it, one that can only be read. */
  readonly ledger: Ledger;
  /** Of all that is needed to write. */
  readonly health: StoreHealth;
  /** Where several processes share it. */
  readonly shared?: Shared;
}

/** What several processes share, and how they share out what one of them does. */
export interface Shared {
  /** Channels, which all of them hold in memory. */
  readonly channels: VersionedDocuments;
  readonly papers: SharedPapers;
  readonly errands: Errands;
  /** Ledgers that can be written under this lease, and messages, which are written with them. */
  readonly recordsUnder: (fence: Fence) => Pick<Store, "ledger" | "messages">;
  /** Takes in what other processes changed of documents that are held in memory. */
  readonly follow: () => Promise<void>;
  /** Does something that only one process may, once it is this one's turn. */
  readonly alone: <T>(role: string, work: (lease: Lease) => Promise<T>) => Promise<T>;
  /** Begins to take roles, and to give up what is beyond this process's share. */
  readonly shareRoles: (roles: readonly Role[]) => Roles;
  /** Resolves where this process must not go on. */
  readonly failed: Promise<OperatorError>;
  readonly usage: () => PostgresUsage;
  /** Why the server cannot be relied on, and why this process's own store cannot. */
  readonly trouble: () => { readonly server: string | undefined; readonly own: string | undefined };
  close(): Promise<void>;
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
