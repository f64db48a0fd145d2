import { createHash } from "node:crypto";
import { createSeenIds } from "../../../src/collections/seen-ids.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { within } from "../../../src/time/within.ts";
import type { SlackStore } from "../slack-settings.ts";

/** Whether something is seen for the first time, also by a process before this one, or beside it. */
export type SeenOnce = (what: string) => Promise<boolean>;

export interface SeenOnceSettings {
  readonly store: Pick<SlackStore, "get" | "set" | "claim">;
  /** How long each must be remembered. */
  readonly lifetimeMs: number;
  readonly clock: Pick<Clock, "sleep">;
  /** The store fails, or does not answer: what was seen is then known until the process ends. */
  onFailure(error: unknown): void;
}

const REMEMBERED = 10_000;
/** Slack waits for three seconds; two such questions, of a request and of its event, must fit in. */
const PATIENCE_MS = SECOND;

export function createSeenOnce(settings: SeenOnceSettings): SeenOnce {
  const { clock, onFailure } = settings;
  const isNewHere = createSeenIds(REMEMBERED);

  return async (what) => {
    const key = createHash("sha256").update(what).digest("base64url");
    // At once, so that of two at a time one is the first.
    if (!isNewHere(key)) return false;
    try {
      const ms = PATIENCE_MS;
      return await within(isNewTo(settings, key), { ms, clock }, () => {
        throw new Error(`The store did not answer within ${ms / SECOND} s.`);
      });
    } catch (error) {
      onFailure(error);
    }
    return true;
  };
}

async function isNewTo({ store, lifetimeMs }: SeenOnceSettings, key: string): Promise<boolean> {
  if (store.claim) return store.claim(key, lifetimeMs);
  if ((await store.get(key)) !== undefined) return false;
  await store.set(key, 1, lifetimeMs);
  return true;
}
