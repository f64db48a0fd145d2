import type { Clock } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/durations.ts";
import { PassingTrouble } from "./explain-postgres-error.ts";

export interface WaitForServerDeps {
  readonly clock: Clock;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Told each time why it goes on; what it rejects with ends it. */
  readonly onWaiting: (trouble: PassingTrouble) => Promise<void>;
}

/** A server that starts beside this program takes seconds, one whose work another takes over a minute or two. */
export const SERVER_PATIENCE_MS = 5 * MINUTE;
const TRY_MS = SECOND;

/**
 * Tries until the server can be used.
 * @throws what does not pass by itself; in the end what may have; the signal's reason
 */
export async function waitForServer<T>(
  open: () => Promise<T>,
  { clock, signal, onWaiting }: WaitForServerDeps,
): Promise<T> {
  const end = clock.now() + SERVER_PATIENCE_MS;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof PassingTrouble) || clock.now() >= end) throw error;
      await onWaiting(error);
      await clock.sleep(TRY_MS, signal);
    }
  }
}
