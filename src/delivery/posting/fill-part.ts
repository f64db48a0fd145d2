import type { ChannelLedger } from "../../ledger/ledger.ts";
import { NOT_POSTED } from "../../views/words/outcomes.ts";
import { filling, unfillable } from "../transitions/parts.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { endAsDead } from "./end-digest.ts";
import type { StepOf } from "./next-step.ts";
import { notDone } from "./not-done.ts";
import { edit } from "./post.ts";
import { arrived } from "./post-part.ts";

/** Record, edit, record: turns the line of a part into the whole. Where that cannot be, the whole is posted. */
export async function fillPart(
  deps: DeliverDeps,
  step: StepOf<"fill">,
  before: ChannelLedger,
): Promise<ChannelLedger> {
  const { clock, record } = deps;
  const adapter = deps.adapterOf(before.place);
  const part = before.pending?.parts[step.part];
  if (!part || !adapter) return before;
  const message = await deps.shelf.take(part.messageKey);
  if (!message) return endAsDead(deps, before, NOT_POSTED.textLost);
  const claimed = await record.write(before, filling(before, step.part, step, clock.now()));
  const { messageId } = step;
  const result = await edit(adapter, { place: before.place, messageId, message }, deps);
  if (result.kind === "done") return arrived(deps, claimed, step.part, messageId);
  const { failure, reason } = result;
  if (failure.kind === "rejected")
    return record.writeSurely(claimed, unfillable(claimed, step.part, reason, clock.now()));
  return notDone(deps, claimed, { ...step, deliveryId: part.deliveryId, result });
}
