import type { ChannelLedger, Ledger } from "../ledger/ledger.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { createTurnstile } from "../time/turnstile.ts";
import type { Tell } from "./events.ts";

const AGAIN_MS = 5 * SECOND;

/** Writes what became of a ledger, and tells what was planned and which slots ended by it. */
export interface Recorder {
  /**
   * For what is about to happen: may wait for what others write. `before` is what was written last.
   * @throws when the store fails
   */
  write(before: ChannelLedger, after: ChannelLedger): Promise<ChannelLedger>;
  /** For what has already happened: tries until the store works or the process is stopping. */
  writeSurely(before: ChannelLedger, after: ChannelLedger): Promise<ChannelLedger>;
}

export function createRecorder(
  ledger: Pick<Ledger, "put">,
  clock: Clock,
  tell: Tell,
  stopping: AbortSignal,
): Recorder {
  // One turn of the disk may bring the records of many, who then all go on.
  const turn = createTurnstile();

  async function put(
    before: ChannelLedger,
    after: ChannelLedger,
    haste?: "together",
  ): Promise<ChannelLedger> {
    if (after === before) return after;
    await ledger.put(after, haste);
    const { place, pending } = after;
    if (pending && !before.pending)
      tell({ kind: "planned", place, slot: pending.slot, late: pending.late });
    const known = new Set(before.ends);
    for (const end of after.ends) if (!known.has(end)) tell({ kind: "ended", place, end });
    await turn();
    return after;
  }

  async function writeSurely(before: ChannelLedger, after: ChannelLedger): Promise<ChannelLedger> {
    for (;;) {
      try {
        return await put(before, after);
      } catch (error) {
        if (stopping.aborted) throw error;
        tell({ kind: "stumbled", place: after.place, error });
        await clock.sleep(AGAIN_MS, stopping).catch(() => undefined);
      }
    }
  }

  return { write: (before, after) => put(before, after, "together"), writeSurely };
}
