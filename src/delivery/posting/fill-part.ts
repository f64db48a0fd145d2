import type { ChannelLedger } from "../../ledger/ledger.ts";
import { filling, unfillable } from "../transitions/parts.ts";
import type { StepOf } from "./next-step.ts";
import { notDone, type RefusalDeps } from "./not-done.ts";
import { edit } from "./post.ts";
import { arrived } from "./post-part.ts";
import { type MessageDeps, withMessage } from "./with-message.ts";

/** Record, edit, record: turns the line of a part into the whole. Where that cannot be, the whole is posted. */
export function fillPart(
  deps: MessageDeps & RefusalDeps,
  step: StepOf<"fill">,
  before: ChannelLedger,
): Promise<ChannelLedger> {
  const { clock, record } = deps;
  return withMessage(deps, before, step.part, async ({ adapter, part, message }) => {
    const claimed = await record.write(before, filling(before, step.part, step, clock.now()));
    const { messageId } = step;
    const result = await edit(adapter, { place: before.place, messageId, message }, deps);
    if (result.kind === "done") return arrived(deps, claimed, step.part, messageId);
    const { failure, reason } = result;
    if (failure.kind === "rejected")
      return record.writeSurely(claimed, unfillable(claimed, step.part, reason, clock.now()));
    return notDone(deps, claimed, { ...step, deliveryId: part.deliveryId, result });
  });
}
