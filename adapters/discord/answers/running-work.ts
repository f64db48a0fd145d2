import { backgroundClock as clock } from "../../../src/time/clock.ts";
import { within } from "../../../src/time/within.ts";

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
    async ended(patienceMs, hurry) {
      const patience = { ms: patienceMs, clock, cut: hurry };
      await within(Promise.all(running), patience, () => undefined);
    },
  };
}
