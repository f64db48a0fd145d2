import { setTimeout as delay } from "node:timers/promises";

/** Work that is under way, so that a stop can wait for it. */
export interface RunningWork {
  add(work: Promise<void>): void;
  /** Resolves when all of it has ended, after so long, or when `hurry` is aborted. */
  ended(patienceMs: number, hurry?: AbortSignal): Promise<void>;
}

/** Of work that never rejects. */
export function createRunningWork(): RunningWork {
  const running = new Set<Promise<void>>();
  return {
    add(work) {
      running.add(work);
      void work.then(() => running.delete(work));
    },
    async ended(patienceMs, hurry = new AbortController().signal) {
      const patience = delay(patienceMs, undefined, { ref: false, signal: hurry });
      await Promise.race([Promise.all(running), patience.catch(() => undefined)]);
    },
  };
}
