import type { CorruptLedger, Ledger } from "../../ledger/ledger.ts";
import { PAUSED } from "../../views/words/pauses.ts";
import { type PauseDeps, pauseChannel } from "./pause-channel.ts";

export interface SetAsideDeps extends PauseDeps {
  readonly ledger: Pick<Ledger, "setAside">;
}

/**
 * Takes a channel's record that cannot be read out of the way. The channel is paused first: a crash
 * between the two leads here again.
 */
export async function setAside(deps: SetAsideDeps, error: CorruptLedger): Promise<void> {
  const { place } = error;
  deps.tell({ kind: "corrupt", place, error });
  await pauseChannel(deps, place, PAUSED.unreadable);
  await deps.ledger.setAside(place, deps.clock.now());
}
