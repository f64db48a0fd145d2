import type { Log } from "../log.ts";
import type { Clock } from "../time/clock.ts";
import { DAY } from "../time/durations.ts";

/** What is no longer needed, and how it is let go of; ends early when aborted. */
export interface Sweep {
  /** What could not be done, for the log. */
  readonly failed: string;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Runs each now, and every day, one after the other; settles when aborted. */
export async function startSweeps(
  sweeps: readonly Sweep[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    for (const { failed, run } of sweeps)
      await run(signal).catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, failed);
      });
    await clock.sleep(DAY, signal).catch(() => undefined);
  }
}
