import type { Clock } from "../../time/clock.ts";
import { createHold } from "../../time/hold.ts";

/** Keeps tasks apart in time. */
export interface Spacing {
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** How long a task that comes now waits at least, in milliseconds. */
  restMs(): number;
}

/**
 * Begins a task no sooner than `intervalMs` after the last one began, and after it ended: measured
 * at the other end of a slow connection, two requests are never closer together than that.
 */
export function createSpacing(intervalMs: number, clock: Clock): Spacing {
  const rest = createHold(clock);
  /** Tasks that wait for their moment. */
  let resting = 0;

  async function rested(signal: AbortSignal): Promise<void> {
    resting += 1;
    try {
      for (let ms = rest.remainingMs(); ms > 0; ms = rest.remainingMs()) {
        await clock.sleep(ms, signal);
      }
    } finally {
      resting -= 1;
    }
    rest.extend(intervalMs);
  }

  return {
    restMs: () => rest.remainingMs() + resting * intervalMs,
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
