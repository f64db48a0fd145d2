import type { ChannelLedger } from "../../ledger/ledger.ts";
import { isSameSlot } from "../../schedule/is-same-slot.ts";
import type { Slot } from "../../schedule/schedule.ts";

/**
 * Those of some slots that have no end and no digest under way yet. `accountedTo` alone does not tell:
 * newer zone data can move a slot that was answered to a later moment of its day.
 */
export function unanswered(ledger: ChannelLedger, slots: readonly Slot[]): Slot[] {
  if (slots.length === 0) return [];
  const { ends, pending } = ledger;
  const known = [...ends.map(({ slot }) => slot), ...(pending ? pending.coalesced : [])];
  if (pending) known.push(pending.slot);
  return slots.filter((slot) => !known.some((each) => isSameSlot(each, slot)));
}

export function isSome(slots: readonly Slot[]): slots is readonly [Slot, ...Slot[]] {
  return slots.length > 0;
}
