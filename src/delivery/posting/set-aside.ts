import type { CorruptLedger, Ledger } from "../../ledger/ledger.ts";
import { type PauseDeps, pauseChannel } from "./pause-channel.ts";

export interface SetAsideDeps extends PauseDeps {
  readonly ledger: Pick<Ledger, "setAside">;
}

const UNREADABLE = "The record of what was posted here could not be read and was set aside.";

/**
 * Takes a channel's record that cannot be read out of the way. The channel is paused first: a crash
 * between the two leads here again.
 */
export async function setAside(deps: SetAsideDeps, error: CorruptLedger): Promise<void> {
  const { place } = error;
  deps.tell({ kind: "corrupt", place, error });
  await pauseChannel(deps, place, UNREADABLE);
  await deps.ledger.setAside(place, deps.clock.now());
}
