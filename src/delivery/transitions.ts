import type { DeliveryFailure } from "../errors.ts";
import type {
  ChannelLedger,
  Outcome,
  PartState,
  PendingDigest,
  PendingPart,
  PostedKey,
  SeenPapers,
  SlotEnd,
} from "../ledger/ledger.ts";
import { remember } from "../ledger/remember.ts";
import type { Instant } from "../paper/paper.ts";
import type { Slot } from "../schedule/schedule.ts";
import { isLate } from "./due.ts";

/** How a ledger changes. Each function is pure; what it answers is written with one put. */

/** More than a year of weekdays. */
const ENDS_KEPT = 300;
/** A week of daily digests can be explained with the numbers they were posted with. */
const EXPLAINED = 7;

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
  return slots.reduce(accounted, { ...ledger, ends: latest([...ledger.ends, ...ends]) });
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

/** Written before the POST. */
export function sending(
  ledger: ChannelLedger,
  part: number,
  post: { readonly attempt: number; readonly doubt?: Instant; readonly resent?: true },
  at: Instant,
): ChannelLedger {
  const { attempt, doubt, resent } = post;
  const state: PartState = {
    kind: "sending",
    at,
    attempt,
    ...(doubt !== undefined && { doubt }),
  };
  return changed(ledger, part, { state, ...(resent && { resent }) });
}

export function sent(
  ledger: ChannelLedger,
  part: number,
  messageId: string,
  at: Instant,
): ChannelLedger {
  const { failingSince: _, ...working } = ledger;
  return changed(working, part, { state: { kind: "sent", at, messageId } });
}

/** It was not posted, or that is in doubt, and will be looked at again. */
export function retrying(
  ledger: ChannelLedger,
  part: number,
  retry: Omit<Extract<PartState, { kind: "retry" }>, "kind">,
): ChannelLedger {
  return changed(ledger, part, { state: { kind: "retry", ...retry } });
}

/** A post that failed. An earlier doubt stays, whatever became of this one; a limit counts as no attempt. */
export function refused(
  ledger: ChannelLedger,
  part: number,
  how: { readonly failure: DeliveryFailure; readonly reason: string; readonly at: Instant },
): ChannelLedger {
  const state = ledger.pending?.parts[part]?.state;
  if (state?.kind !== "sending") return ledger;
  const { failure, reason, at } = how;
  const doubt = state.doubt ?? (failure.kind === "unknown" ? state.at : undefined);
  const attempt = failure.kind === "limited" ? state.attempt - 1 : state.attempt;
  return retrying(ledger, part, { at, attempt, reason, ...(doubt !== undefined && { doubt }) });
}

export function failing(ledger: ChannelLedger, now: Instant): ChannelLedger {
  return { ...ledger, failingSince: ledger.failingSince ?? now };
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
  return { ...finished(ledger, pending, outcome, now), lastDigestAt: pending.asOf };
}

/** The rest is not posted any more. Papers of parts that were posted, or may have been, count as seen. */
export function dead(ledger: ChannelLedger, reason: string, now: Instant): ChannelLedger {
  const { pending } = ledger;
  if (!pending) return ledger;
  const uncertain = pending.parts.some((part) => part.resent || isInDoubt(part));
  const messageIds = messageIdsOf(pending);
  return finished(ledger, pending, { kind: "dead", reason, messageIds, uncertain }, now);
}

/** A rule ends the digest under way before all of it is posted; as `dead`, once a part may be shown. */
export function withdrawn(ledger: ChannelLedger, rule: string, now: Instant): ChannelLedger {
  const { pending } = ledger;
  if (!pending) return ledger;
  if (pending.parts.some(isShown)) return dead(ledger, rule, now);
  return finished(ledger, pending, { kind: "skipped", rule }, now);
}

/** Since when a part may be shown without a record of it. */
export function doubtOf({ state }: PendingPart): Instant | undefined {
  if (state.kind === "sending") return state.doubt ?? state.at;
  return state.kind === "retry" ? state.doubt : undefined;
}

/** The message whose thread a part belongs into: that of the first part. */
export function threadOf({ pending }: ChannelLedger, part: PendingPart): string | undefined {
  const first = pending?.parts[0]?.state;
  return part.inThread && first?.kind === "sent" ? first.messageId : undefined;
}

function isInDoubt(part: PendingPart): boolean {
  return doubtOf(part) !== undefined;
}

function isShown(part: PendingPart): boolean {
  return part.state.kind === "sent" || part.resent === true || isInDoubt(part);
}

function finished(
  { pending: _, ...ledger }: ChannelLedger,
  pending: PendingDigest,
  outcome: Outcome,
  at: Instant,
): ChannelLedger {
  const { postedKey: key } = pending;
  const shown = pending.parts.filter(isShown).map((part) => papersOf(part, at));
  const ends: SlotEnd[] = [
    ...pending.coalesced.map((slot) => ({ slot, at, outcome: into(pending.slot) })),
    { slot: pending.slot, at, outcome },
  ];
  return {
    ...ledger,
    ends: latest([...ledger.ends, ...ends]),
    ...(key && shown.length > 0 && { posted: latestPosted(ledger.posted, { at, key }) }),
    seen: remember(ledger.seen, Object.assign({}, ...shown), at),
  };
}

function latestPosted(before: ChannelLedger["posted"] = [], last: PostedKey): PostedKey[] {
  return [...before, last].slice(-EXPLAINED);
}

function papersOf({ papers, state }: PendingPart, now: Instant): SeenPapers {
  const seen = state.kind === "sent" ? { at: state.at, messageId: state.messageId } : { at: now };
  return Object.fromEntries(papers.map((paper) => [paper, seen]));
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

function latest(ends: readonly SlotEnd[]): readonly SlotEnd[] {
  return ends.slice(-ENDS_KEPT);
}

function changed(
  ledger: ChannelLedger,
  index: number,
  change: Partial<PendingPart>,
): ChannelLedger {
  if (!ledger.pending) return ledger;
  const parts = ledger.pending.parts.map((part, at) =>
    at === index ? { ...part, ...change } : part,
  );
  return { ...ledger, pending: { ...ledger.pending, parts } };
}
