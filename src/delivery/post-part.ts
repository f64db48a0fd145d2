import type { DeliveryFailure } from "../errors.ts";
import type { ChannelLedger } from "../ledger/ledger.ts";
import { retryDelayMs } from "./back-off.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { bury, buryAndPause } from "./end-digest.ts";
import { POST_TIMEOUT_MS, type StepOf } from "./next-step.ts";
import { resumeRefused } from "./pause-channel.ts";
import { type PostResult, post } from "./post.ts";
import { delivered, failing, refused, sending, sent, threadOf } from "./transitions.ts";

/** Platforms round down. */
const LEAST_LIMITED_MS = 1_000;

/** Record, POST, record. What happened is recorded for sure before anything else is done to the channel. */
export async function postPart(
  deps: DeliverDeps,
  step: StepOf<"post">,
  before: ChannelLedger,
): Promise<ChannelLedger> {
  const { clock, record } = deps;
  const adapter = deps.adapterOf(before.place);
  const part = before.pending?.parts[step.part];
  if (!part || !adapter) return before;
  const message = await deps.shelf.take(part.messageKey);
  if (!message) return bury(deps, before, "Its text was no longer kept.");
  const claimed = await record.write(before, sending(before, step.part, step, clock.now()));
  const { deliveryId } = part;
  const under = threadOf(before, part);
  const parcel = { place: before.place, message, deliveryId, ...(under && { under }) };
  const result = await post(adapter, parcel, clock, POST_TIMEOUT_MS);
  if (result.kind === "not sent") return notSent(deps, claimed, { ...step, deliveryId, result });
  deps.tell({ kind: "posted", place: before.place, deliveryId });
  return arrived(deps, claimed, step.part, result.messageId);
}

/** The record of the last part is the digest's end. */
export async function arrived(
  deps: DeliverDeps,
  ledger: ChannelLedger,
  part: number,
  messageId: string,
): Promise<ChannelLedger> {
  const now = deps.clock.now();
  const after = sent(ledger, part, messageId, now);
  const isLast = after.pending?.parts.every(({ state }) => state.kind === "sent");
  const written = await deps.record.writeSurely(ledger, isLast ? delivered(after, now) : after);
  if (isLast) await resumeRefused(deps, ledger.place);
  return written;
}

interface Refusal {
  readonly part: number;
  readonly attempt: number;
  readonly deliveryId: string;
  readonly result: Extract<PostResult, { kind: "not sent" }>;
}

function notSent(
  deps: DeliverDeps,
  ledger: ChannelLedger,
  { part, attempt, deliveryId, result }: Refusal,
): Promise<ChannelLedger> {
  const { failure, reason } = result;
  const now = deps.clock.now();
  const inMs = delayOf(failure, attempt, deps.random);
  const after = refused(ledger, part, { failure, reason, at: now + inMs });
  const lookAgain = (next: ChannelLedger) => {
    const doubt = failure.kind === "unknown";
    deps.tell({ kind: "retry", place: ledger.place, deliveryId, reason, inMs, doubt });
    return deps.record.writeSurely(ledger, next);
  };
  switch (failure.kind) {
    case "limited":
      deps.pace.close(ledger.place, failure.scope ?? "server", inMs);
      return lookAgain(after);
    case "failed":
    case "unknown":
      return lookAgain(failing(after, now));
    case "rejected":
      return bury(deps, after, `The platform rejected it: ${reason}`);
    case "gone":
    case "forbidden":
      return buryAndPause(deps, after, `The bot can no longer post there: ${reason}`, "refusal");
    default:
      return failure satisfies never;
  }
}

/** A Retry-After wins. */
function delayOf(failure: DeliveryFailure, attempt: number, random: () => number): number {
  if (failure.kind !== "limited") return retryDelayMs(attempt, random);
  return Math.max(LEAST_LIMITED_MS, Math.ceil(failure.retryAfterMs));
}
