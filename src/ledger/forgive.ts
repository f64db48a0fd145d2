import type { Place } from "../chat/place.ts";
import type { Instant } from "../time/instant.ts";
import { type ChannelLedger, CorruptLedger, type Ledger, newLedger } from "./ledger.ts";

/**
 * For a backup put in place of newer records: what was posted in between is not known. Slots up to
 * `now` are let go, a digest under way ends as missed, and papers published before `now` are not
 * posted any more, so nothing is posted twice. `reason` is what its managers are told.
 */
export async function forgiveUntil(
  ledger: Ledger,
  place: Place,
  now: Instant,
  reason: string,
): Promise<void> {
  const restored = (await readable(ledger, place, now)) ?? newLedger(place, now);
  await ledger.put(forgiven(restored, now, reason));
}

async function readable(ledger: Ledger, place: Place, now: Instant) {
  try {
    return await ledger.get(place);
  } catch (error) {
    if (!(error instanceof CorruptLedger)) throw error;
    await ledger.setAside(place, now);
    return ledger.get(place);
  }
}

function forgiven(
  { pending, ...ledger }: ChannelLedger,
  now: Instant,
  reason: string,
): ChannelLedger {
  const under = pending ? [...pending.coalesced, pending.slot] : [];
  const outcome = { kind: "missed", reason } as const;
  const ends = [...ledger.ends, ...under.map((slot) => ({ slot, at: now, outcome }))];
  return { ...ledger, ends, accountedTo: now, lastDigestAt: now, restoredAt: now };
}
