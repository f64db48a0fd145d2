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
import { wholeIdOf } from "./delivery-id.ts";
import { isLate } from "./when/due.ts";

/** How a ledger changes. Each function is pure; what it answers is written with one put. */

/** More than a year of weekdays. */
const ENDS_KEPT = 300;
/** A week of daily digests can be explained with the numbers they were posted with. */
const EXPLAINED = 7;

/** What counts for papers that may have been shown: come again in the next digest, or never twice. */
export type WhenUncertain = "resend" | "hold";

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

/** The line of a part in two steps is posted. */
export function begun(
  ledger: ChannelLedger,
  part: number,
  messageId: string,
  at: Instant,
): ChannelLedger {
  return changed(ledger, part, { state: { kind: "begun", at, attempt: 0, messageId } });
}

/** Written before the edit. */
export function filling(
  ledger: ChannelLedger,
  part: number,
  edit: { readonly attempt: number; readonly messageId: string; readonly doubt?: Instant },
  at: Instant,
): ChannelLedger {
  const { attempt, messageId, doubt } = edit;
  const state = { kind: "filling", at, attempt, messageId } as const;
  return changed(ledger, part, { state: doubt === undefined ? state : { ...state, doubt } });
}

/** The line cannot be edited: the part is posted whole, under an id the platform does not know yet. */
export function unfillable(
  ledger: ChannelLedger,
  index: number,
  reason: string,
  at: Instant,
): ChannelLedger {
  const part = ledger.pending?.parts[index];
  if (part?.state.kind !== "filling") return ledger;
  const { inTwoSteps: _, ...whole } = part;
  const mayBeShown = part.resent || part.state.doubt !== undefined;
  return replaced(ledger, index, {
    ...whole,
    deliveryId: wholeIdOf(part.deliveryId),
    state: { kind: "retry", at, attempt: 0, reason },
    ...(mayBeShown && { resent: true }),
  });
}

/** It may be shown, and is not posted again. */
export function held(ledger: ChannelLedger, part: number, at: Instant): ChannelLedger {
  return changed(ledger, part, { state: { kind: "held", at } });
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
  if (state?.kind !== "sending" && state?.kind !== "filling") return ledger;
  const { failure, reason, at } = how;
  const doubt = state.doubt ?? (failure.kind === "unknown" ? state.at : undefined);
  const attempt = failure.kind === "limited" ? state.attempt - 1 : state.attempt;
  const retry = { at, attempt, reason, ...(doubt !== undefined && { doubt }) };
  if (state.kind === "sending") return retrying(ledger, part, retry);
  const { messageId } = state;
  return changed(ledger, part, { state: { kind: "begun", messageId, ...retry } });
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

export interface End {
  readonly now: Instant;
  readonly uncertain: WhenUncertain;
}

/** A rule ends the digest under way before all of it is posted; as `dead`, once something may be shown. */
export function withdrawn(ledger: ChannelLedger, rule: string, end: End): ChannelLedger {
  const { pending } = ledger;
  if (!pending) return ledger;
  if (pending.parts.some((part) => isShown(part) || mayBeShown(part)))
    return dead(ledger, { reason: rule, ...end });
  return finished(ledger, pending, { kind: "skipped", rule }, end.now, isShown);
}

/** Since when something of a part may be shown without a record of it: its line, or the whole. */
export function doubtOf({ state }: PendingPart): Instant | undefined {
  if (state.kind === "sending" || state.kind === "filling") return state.doubt ?? state.at;
  return state.kind === "retry" || state.kind === "begun" ? state.doubt : undefined;
}

/** The message whose thread a part belongs into: that of the first part. */
export function threadOf({ pending }: ChannelLedger, part: PendingPart): string | undefined {
  const first = pending?.parts[0]?.state;
  return part.inThread && first?.kind === "sent" ? first.messageId : undefined;
}

function isShown({ state }: PendingPart): boolean {
  return state.kind === "sent";
}

/** Something of it may be there that the ledger has no message of, or not all of: a bare line counts. */
function mayBeShown(part: PendingPart): boolean {
  const { kind } = part.state;
  return kind === "held" || kind === "begun" || part.resent === true || doubtOf(part) !== undefined;
}

/** Somebody may have read its papers, which a line alone does not show. */
function mayBeSeen(part: PendingPart): boolean {
  const { kind } = part.state;
  if (isShown(part) || kind === "held") return true;
  const isLine = part.inTwoSteps && kind !== "begun" && kind !== "filling";
  return !isLine && (part.resent === true || doubtOf(part) !== undefined);
}

function finished(
  { pending: _, ...ledger }: ChannelLedger,
  pending: PendingDigest,
  outcome: Outcome,
  at: Instant,
  counts: (part: PendingPart) => boolean,
): ChannelLedger {
  const { postedKey: key } = pending;
  const shown = pending.parts.filter(counts).map((part) => papersOf(part, at));
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
  const part = ledger.pending.parts[index];
  return part ? replaced(ledger, index, { ...part, ...change }) : ledger;
}

function replaced(ledger: ChannelLedger, index: number, by: PendingPart): ChannelLedger {
  if (!ledger.pending) return ledger;
  const parts = ledger.pending.parts.with(index, by);
  return { ...ledger, pending: { ...ledger.pending, parts } };
}
