import type { Channel } from "../channels/channel.ts";
import type { ChannelLedger, PendingDigest, SlotEnd } from "../ledger/ledger.ts";
import type { Instant } from "../paper/paper.ts";
import type { Slot } from "../schedule/schedule.ts";
import { nextSlots } from "../schedule/slots.ts";

/** Where a channel's digests stand. */
export interface DeliveryStatus {
  readonly next?: Slot;
  readonly pending?: PendingDigest;
  readonly lastEnd?: SlotEnd;
  readonly paused?: NonNullable<Channel["paused"]>;
}

export function readStatus(
  channel: Channel | undefined,
  ledger: ChannelLedger | undefined,
  now: Instant,
): DeliveryStatus {
  const after = Math.max(now, ledger?.accountedTo ?? now);
  const next = channel && nextSlots(channel.schedule, after, 1)[0];
  const lastEnd = ledger?.ends.at(-1);
  return {
    ...(next && { next }),
    ...(ledger?.pending && { pending: ledger.pending }),
    ...(lastEnd && { lastEnd }),
    ...(channel?.paused && { paused: channel.paused }),
  };
}
