import type { Lease } from "./lease.ts";

/** What one process at a time does for all. */
export interface Role {
  readonly name: string;
  /** Not taken before, as long as these roles are taken; at once where left out. */
  readonly isReady?: (taken: ReadonlySet<string>) => boolean;
  /** Begins it under this lease. What it rejects with gives the role up, which is tried again. */
  begin(lease: Lease): Promise<EndRole>;
}

/** Lets what is under way end, until `hurry` is aborted. */
export type EndRole = (hurry: AbortSignal) => Promise<unknown>;

export type RoleEvent =
  | { readonly kind: "taken" | "given up"; readonly role: string; readonly lease: number }
  | { readonly kind: "lost"; readonly role: string; readonly reason: string }
  | { readonly kind: "failed"; readonly role: string; readonly error: unknown }
  /** The others cannot be seen, or do not let this process join. */
  | { readonly kind: "trouble"; readonly error: unknown };
