import type { Channel } from "../channels/channel.ts";
import { defined } from "../collections/defined.ts";
import type { ChannelLedger, PendingDigest, SlotEnd } from "../ledger/ledger.ts";
import type { Slot } from "../schedule/schedule.ts";
import { nextSlots } from "../schedule/slots.ts";
import type { Instant } from "../time/instant.ts";
import { unanswered } from "./planning/answered.ts";

const NEXT_TOLD = 2;

/** Where a channel's digests stand. */
export interface DeliveryStatus {
  /** The next two slots, soonest first. */
  readonly next: readonly Slot[];
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
  // One more than is told: the first may be answered already.
  const coming = channel ? nextSlots(channel.schedule, after, NEXT_TOLD + 1) : [];
  const next = ledger ? unanswered(ledger, coming) : coming;
  const lastEnd = ledger?.ends.at(-1);
  return {
    next: next.slice(0, NEXT_TOLD),
    ...defined({
      pending: ledger?.pending,
      lastEnd,
      paused: channel?.paused,
    }),
  };
}
