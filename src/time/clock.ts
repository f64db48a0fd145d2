import { setTimeout as delay } from "node:timers/promises";
import type { Instant } from "./instant.ts";

/** Time as an argument, so that tests can hold it. */
export interface Clock {
  now(): Instant;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = createSystemClock({ ref: true });

/** The system's; a process that only sleeps by it ends. */
export const backgroundClock: Clock = createSystemClock({ ref: false });

function createSystemClock(kept: { readonly ref: boolean }): Clock {
  return {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
      await delay(ms, undefined, { ...kept, ...(signal && { signal }) }).catch((error: unknown) => {
        // Node rejects with an AbortError of its own around the reason.
        signal?.throwIfAborted();
        throw error;
      });
    },
  };
}
