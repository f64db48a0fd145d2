import type { ChannelLedger, PendingPart } from "../../ledger/ledger.ts";
import type { Instant } from "../../time/instant.ts";

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

export function isShown({ state }: PendingPart): boolean {
  return state.kind === "sent";
}

/** Something of it may be there that the ledger has no message of, or not all of: a bare line counts. */
export function mayBeShown(part: PendingPart): boolean {
  const { kind } = part.state;
  return kind === "held" || kind === "begun" || part.resent === true || doubtOf(part) !== undefined;
}

/** Somebody may have read its papers, which a line alone does not show. */
export function mayBeSeen(part: PendingPart): boolean {
  const { kind } = part.state;
  if (isShown(part) || kind === "held") return true;
  const isLine = part.inTwoSteps && kind !== "begun" && kind !== "filling";
  return !isLine && (part.resent === true || doubtOf(part) !== undefined);
}
