import { defined } from "../../collections/defined.ts";
import type {
  ChannelLedger,
  Outcome,
  PendingDigest,
  PendingPart,
  PostedKey,
  SlotEnd,
} from "../../ledger/ledger.ts";
import type { SentPapers } from "../../ledger/pack-messages.ts";
import { remember } from "../../ledger/remember.ts";
import type { Slot } from "../../schedule/schedule.ts";
import type { Instant } from "../../time/instant.ts";
import { DIGESTS_EXPLAINED } from "../explained.ts";
import { isLate } from "../when/choose-slot.ts";
import { isShown, mayBeSeen, mayBeShown } from "./shown.ts";

/** How slots come to a digest, and to their ends. Each function is pure; what it answers is written with one put. */

/** What counts for papers that may have been shown: come again in the next digest, or never twice. */
export type WhenUncertain = "resend" | "hold";

export interface End {
  readonly now: Instant;
  readonly uncertain: WhenUncertain;
}

export function planned(ledger: ChannelLedger, pending: PendingDigest): ChannelLedger {
  return { ...accounted(ledger, pending.slot), pending };
}

/** Slots end without a digest, each in the same way. */
export function ended(
  ledger: ChannelLedger,
  slots: readonly Slot[],
  outcome: Outcome,
  at: Instant,
): ChannelLedger {
  const ends = slots.map((slot) => ({ slot, at, outcome }));
  return slots.reduce(accounted, { ...ledger, ends: [...ledger.ends, ...ends] });
}

/** Slots end by a rule; those before the last count as answered by it. */
export function skipped(
  ledger: ChannelLedger,
  due: { readonly slot: Slot; readonly coalesced: readonly Slot[] },
  rule: string,
  at: Instant,
): ChannelLedger {
  const before = ended(ledger, due.coalesced, into(due.slot), at);
  return ended(before, [due.slot], { kind: "skipped", rule }, at);
}

/** All parts are sent: one value that has the papers as seen, the end, and nothing under way. */
export function delivered(ledger: ChannelLedger, now: Instant): ChannelLedger {
  const { pending } = ledger;
  if (!pending) return ledger;
  const outcome: Outcome = {
    kind: "delivered",
    messageIds: messageIdsOf(pending),
    late: pending.late || isLate(pending.slot, now),
    uncertain: pending.parts.some(({ resent }) => resent),
  };
  return { ...finished(ledger, pending, outcome, now, isShown), lastDigestAt: pending.asOf };
}

/**
 * The rest is not posted any more. Papers that were posted count as seen; those that may have been do
 * where the operator prefers that nothing is shown twice, and else come again. What nobody can have
 * seen, such as the papers behind a bare line, always comes again.
 */
export function dead(
  ledger: ChannelLedger,
  { reason, now, uncertain: when }: End & { readonly reason: string },
): ChannelLedger {
  const { pending } = ledger;
  if (!pending) return ledger;
  const uncertain = pending.parts.some((part) => part.resent || mayBeShown(part));
  const messageIds = messageIdsOf(pending);
  const counts = when === "hold" ? mayBeSeen : isShown;
  return finished(ledger, pending, { kind: "dead", reason, messageIds, uncertain }, now, counts);
}

/** A rule ends the digest under way before all of it is posted; as `dead`, once something may be shown. */
export function withdrawn(ledger: ChannelLedger, rule: string, end: End): ChannelLedger {
  const { pending } = ledger;
  if (!pending) return ledger;
  if (pending.parts.some((part) => isShown(part) || mayBeShown(part)))
    return dead(ledger, { reason: rule, ...end });
  return finished(ledger, pending, { kind: "skipped", rule }, end.now, isShown);
}

function finished(
  { pending: _, ...ledger }: ChannelLedger,
  pending: PendingDigest,
  outcome: Outcome,
  at: Instant,
  counts: (part: PendingPart) => boolean,
): ChannelLedger {
  const { postedKey: key } = pending;
  const shown = pending.parts.filter(counts).map((part) => sentIn(part, at));
  const ends: SlotEnd[] = [
    ...pending.coalesced.map((slot) => ({ slot, at, outcome: into(pending.slot) })),
    { slot: pending.slot, at, outcome },
  ];
  return {
    ...ledger,
    ends: [...ledger.ends, ...ends],
    ...defined({
      posted: key && shown.length > 0 ? latestPosted(ledger.posted, { at, key }) : undefined,
    }),
    seen: remember(ledger.seen, shown, at),
  };
}

function latestPosted(before: ChannelLedger["posted"] = [], last: PostedKey): PostedKey[] {
  return [...before, last].slice(-DIGESTS_EXPLAINED);
}

function sentIn({ papers, state }: PendingPart, endedAt: Instant): SentPapers {
  return state.kind === "sent" ? { papers, at: state.at, endedAt } : { papers, at: endedAt };
}

function messageIdsOf(pending: PendingDigest): string[] {
  return pending.parts.flatMap(({ state }) => (state.kind === "sent" ? [state.messageId] : []));
}

function into(slot: Slot): Outcome {
  return { kind: "coalesced", into: `${slot.date} ${slot.time}` };
}

function accounted(ledger: ChannelLedger, slot: Slot): ChannelLedger {
  return { ...ledger, accountedTo: Math.max(ledger.accountedTo, slot.at) };
}
