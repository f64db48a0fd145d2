import type { ChannelLedger } from "../../ledger/ledger.ts";
import { NOT_POSTED } from "../../views/words/outcomes.ts";
import { failing, retrying } from "../transitions/parts.ts";
import { threadOf } from "../transitions/shown.ts";
import { retryDelayMs } from "./back-off.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { type EndDeps, endAsDead } from "./end-digest.ts";
import type { StepOf } from "./next-step.ts";
import { failureOf, inTime, messageOf } from "./post.ts";
import { arrived } from "./post-part.ts";

/** Asks whether a part in doubt was posted: what is found is sent, what is not found is posted as if it were new. */
export async function askPlatform(
  deps: EndDeps & Pick<DeliverDeps, "shelf" | "random">,
  step: StepOf<"ask">,
  ledger: ChannelLedger,
): Promise<ChannelLedger> {
  const part = ledger.pending?.parts[step.part];
  const adapter = deps.adapterOf(ledger.place);
  if (!part || !adapter?.find) return ledger;
  const { deliveryId, inTwoSteps, messageKey } = part;
  let messageId: string | undefined;
  try {
    const line = inTwoSteps && (await deps.shelf.take(messageKey));
    const finding = adapter.find(ledger.place, deliveryId, threadOf(ledger, part), line);
    messageId = await inTime(finding, deps);
  } catch (error) {
    return couldNotAsk(deps, step, ledger, { deliveryId, error });
  }
  if (messageId !== undefined) return arrived(deps, ledger, step.part, messageId);
  const reason = NOT_POSTED.notFound;
  const fresh = { at: deps.clock.now(), attempt: step.attempt, reason };
  return deps.record.write(ledger, retrying(ledger, step.part, fresh));
}

function couldNotAsk(
  deps: EndDeps & Pick<DeliverDeps, "random">,
  { part, attempt, doubt }: StepOf<"ask">,
  ledger: ChannelLedger,
  { deliveryId, error }: { readonly deliveryId: string; readonly error: unknown },
): Promise<ChannelLedger> {
  const now = deps.clock.now();
  if (now > (ledger.pending?.deadline ?? now)) return endAsDead(deps, ledger, NOT_POSTED.uncertain);
  const failure = failureOf(error);
  const askedMs = failure.kind === "limited" ? failure.retryAfterMs : 0;
  const inMs = Math.max(askedMs, retryDelayMs(attempt, deps.random));
  const reason = messageOf(error);
  deps.tell({ kind: "retry", place: ledger.place, deliveryId, reason, inMs, doubt: true });
  const retry = { at: now + inMs, attempt: attempt + 1, reason, doubt };
  return deps.record.write(ledger, retrying(failing(ledger, now), part, retry));
}
