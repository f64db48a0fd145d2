import { defined } from "../../collections/defined.ts";
import type { ChannelLedger } from "../../ledger/ledger.ts";
import { NOT_POSTED } from "../../views/words/outcomes.ts";
import { begun, sending, sent } from "../transitions/parts.ts";
import { threadOf } from "../transitions/shown.ts";
import { delivered } from "../transitions/slots.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { endAsDead } from "./end-digest.ts";
import type { StepOf } from "./next-step.ts";
import { notDone } from "./not-done.ts";
import { resumeRefused } from "./pause-channel.ts";
import { post } from "./post.ts";

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
  if (!message) return endAsDead(deps, before, NOT_POSTED.textLost);
  const claimed = await record.write(before, sending(before, step.part, step, clock.now()));
  const { deliveryId } = part;
  const under = threadOf(before, part);
  const parcel = {
    place: before.place,
    message,
    deliveryId,
    ...defined({ under: under || undefined }),
  };
  const how = part.inTwoSteps && adapter.twoSteps ? "begin" : "post";
  const result = await post(adapter, { ...parcel, how }, deps);
  if (result.kind === "not done") return notDone(deps, claimed, { ...step, deliveryId, result });
  return arrived(deps, claimed, step.part, result.messageId);
}

/** A message of a part is there: its line, or all of it, and then the record of the last part is the digest's end. */
export async function arrived(
  deps: DeliverDeps,
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
