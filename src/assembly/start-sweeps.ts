import type { Log } from "../log.ts";
import type { Presence } from "../subscriptions/presence.ts";
import type { Clock } from "../time/clock.ts";
import { DAY } from "../time/durations.ts";

/** Erases now, and every day, what the bot was removed from long ago; settles when aborted. */
export async function startSweeps(
  presence: Pick<Presence, "sweep">,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await presence.sweep().catch((error: unknown) => {
      log.error({ err: error }, "what the bot was removed from could not be erased");
    });
    await clock.sleep(DAY, signal).catch(() => undefined);
  }
}
