import type { Clock } from "../time/clock.ts";
import { createHold } from "../time/hold.ts";

/** Keeps tasks apart in time. */
export interface Spacing {
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/**
 * Begins a task no sooner than `intervalMs` after the last one began, and after it ended: measured
 * at the other end of a slow connection, two requests are never closer together than that.
 */
export function createSpacing(intervalMs: number, clock: Clock): Spacing {
  const rest = createHold(clock);

  async function rested(signal: AbortSignal): Promise<void> {
    for (let ms = rest.remainingMs(); ms > 0; ms = rest.remainingMs()) {
      await clock.sleep(ms, signal);
    }
    rest.extend(intervalMs);
  }

  return {
    async run(task, signal) {
      await rested(signal);
      try {
        return await task();
      } finally {
        rest.extend(intervalMs);
      }
    },
  };
}
