import type { Log } from "../log.ts";
import type { Clock } from "../time/clock.ts";
import { DAY, MINUTE } from "../time/durations.ts";

/** What is no longer needed, and how it is let go of; ends early when aborted. */
export interface Sweep {
  /** What could not be done, for the log. */
  readonly failed: string;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** A start has enough to do. */
const FIRST_MS = 5 * MINUTE;

/** Runs each some minutes from now, and then every day, one after the other; settles when aborted. */
export async function startSweeps(
  sweeps: readonly Sweep[],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  signal: AbortSignal,
): Promise<void> {
  const sleep = (ms: number) => clock.sleep(ms, signal).catch(() => undefined);
  for (await sleep(FIRST_MS); !signal.aborted; await sleep(DAY))
    for (const { failed, run } of sweeps)
      await run(signal).catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, failed);
      });
}
