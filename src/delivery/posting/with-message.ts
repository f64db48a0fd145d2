import type { Adapter } from "../../chat/adapter.ts";
import type { Message } from "../../chat/message.ts";
import type { ChannelLedger, PendingPart } from "../../ledger/ledger.ts";
import { NOT_POSTED } from "../../views/words/outcomes.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { type EndDeps, endAsDead } from "./end-digest.ts";

/** A part with all that is needed to send it. */
export interface ReadyPart {
  readonly adapter: Adapter;
  readonly part: PendingPart;
  readonly message: Message;
}

export type MessageDeps = EndDeps & Pick<DeliverDeps, "shelf">;

/** Sends a part by `send`; a digest whose text is lost ends here. */
export async function withMessage(
  deps: MessageDeps,
  ledger: ChannelLedger,
  index: number,
  send: (ready: ReadyPart) => Promise<ChannelLedger>,
): Promise<ChannelLedger> {
  const adapter = deps.adapterOf(ledger.place);
  const part = ledger.pending?.parts[index];
  if (!part || !adapter) return ledger;
  const message = await deps.shelf.take(part.messageKey);
  return message ? send({ adapter, part, message }) : endAsDead(deps, ledger, NOT_POSTED.textLost);
}
