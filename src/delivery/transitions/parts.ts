import { defined } from "../../collections/defined.ts";
import type { DeliveryFailure } from "../../errors.ts";
import type { ChannelLedger, PartState, PendingPart } from "../../ledger/ledger.ts";
import type { Instant } from "../../time/instant.ts";
import { wholeIdOf } from "../delivery-id.ts";

/** How the state of one part changes. Each function is pure; what it answers is written with one put. */

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
    ...defined({ doubt }),
  };
  return changed(ledger, part, { state, ...defined({ resent }) });
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
    ...defined({ resent: mayBeShown || undefined }),
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
export function postFailed(
  ledger: ChannelLedger,
  part: number,
  how: { readonly failure: DeliveryFailure; readonly reason: string; readonly at: Instant },
): ChannelLedger {
  const state = ledger.pending?.parts[part]?.state;
  if (state?.kind !== "sending" && state?.kind !== "filling") return ledger;
  const { failure, reason, at } = how;
  const doubt = state.doubt ?? (failure.kind === "unknown" ? state.at : undefined);
  const attempt = failure.kind === "limited" ? state.attempt - 1 : state.attempt;
  const retry = { at, attempt, reason, ...defined({ doubt }) };
  if (state.kind === "sending") return retrying(ledger, part, retry);
  const { messageId } = state;
  return changed(ledger, part, { state: { kind: "begun", messageId, ...retry } });
}

export function failing(ledger: ChannelLedger, now: Instant): ChannelLedger {
  return { ...ledger, failingSince: ledger.failingSince ?? now };
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
