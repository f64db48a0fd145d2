import { createHash } from "node:crypto";
import { createSeenIds } from "../../../src/collections/seen-ids.ts";
import type { SlackStore } from "../slack-settings.ts";

/** Whether something is seen for the first time, also by a process before this one, or beside it. */
export type SeenOnce = (what: string) => Promise<boolean>;

export interface SeenOnceSettings {
  readonly store: Pick<SlackStore, "get" | "set" | "claim">;
  /** How long each must be remembered. */
  readonly lifetimeMs: number;
  /** The store fails: what was seen is then known until the process ends. */
  onFailure(error: unknown): void;
}

const REMEMBERED = 10_000;

export function createSeenOnce({ store, lifetimeMs, onFailure }: SeenOnceSettings): SeenOnce {
  const isNewHere = createSeenIds(REMEMBERED);

  return async (what) => {
    const key = createHash("sha256").update(what).digest("base64url");
    // At once, so that of two at a time one is the first.
    if (!isNewHere(key)) return false;
    try {
      if (store.claim) return await store.claim(key, lifetimeMs);
      if ((await store.get(key)) !== undefined) return false;
      await store.set(key, 1, lifetimeMs);
    } catch (error) {
      onFailure(error);
    }
    return true;
  };
}
