import { defined } from "../../collections/defined.ts";
import type { ChannelLedger } from "../../ledger/ledger.ts";
import type { Accounted } from "../planning/answer-due.ts";
import { begun, sending, sent } from "../transitions/parts.ts";
import { threadOf } from "../transitions/shown.ts";
import { delivered } from "../transitions/slots.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import type { StepOf } from "./next-step.ts";
import { notDone, type RefusalDeps } from "./not-done.ts";
import { type PauseDeps, resumeRefused } from "./pause-channel.ts";
import { post } from "./post.ts";
import { type MessageDeps, withMessage } from "./with-message.ts";

/**
 * Record, POST, record. What happened is recorded for sure before anything else is done to the channel. A
 * plan that is not written yet is written with the first record: nothing can have come of it before.
 */
export function postPart(
  deps: MessageDeps & RefusalDeps,
  step: StepOf<"post">,
  { ledger: before, recorded }: Accounted,
): Promise<ChannelLedger> {
  return withMessage(deps, before, step.part, async ({ adapter, part, message }) => {
    const claim = sending(before, step.part, step, deps.clock.now());
    const claimed = await deps.record.write(recorded, claim);
    const { deliveryId } = part;
    const under = threadOf(before, part);
    const how = part.inTwoSteps && adapter.twoSteps ? "begin" : "post";
    const parcel = {
      place: before.place,
      message,
      deliveryId,
      how,
      ...defined({ under }),
    } as const;
    const result = await post(adapter, parcel, deps);
    if (result.kind === "not done") return notDone(deps, claimed, { ...step, deliveryId, result });
    return arrived(deps, claimed, step.part, result.messageId);
  });
}

/** A message of a part is there: its line, or all of it, and then the record of the last part is the digest's end. */
export async function arrived(
  deps: PauseDeps & Pick<DeliverDeps, "record">,
  ledger: ChannelLedger,
  index: number,
  messageId: string,
): Promise<ChannelLedger> {
  const now = deps.clock.now();
  const part = ledger.pending?.parts[index];
  if (part?.inTwoSteps && part.state.kind !== "filling")
    return deps.record.writeSurely(ledger, begun(ledger, index, messageId, now));
  const after = sent(ledger, index, messageId, now);
  const isLast = after.pending?.parts.every(({ state }) => state.kind === "sent");
  const written = await deps.record.writeSurely(ledger, isLast ? delivered(after, now) : after);
  if (part) deps.tell({ kind: "posted", place: ledger.place, deliveryId: part.deliveryId });
  if (isLast) await resumeRefused(deps, ledger.place);
  return written;
}
