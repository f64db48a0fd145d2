import { button } from "../../chat/button.ts";
import type { Message } from "../../chat/message.ts";
import type { OptionValues } from "../../chat/request.ts";

/** Offers to show the others what only the asker sees. */
export function withShareButton(message: Message, action: string, given: OptionValues): Message {
  const actions = [button("Share to channel", action, given)];
  return { ...message, blocks: [...message.blocks, { kind: "actions", actions }] };
}

/** Says something above the answer. */
export function withNoteOnTop(message: Message, note: string): Message {
  return { ...message, blocks: [{ kind: "note", text: note }, ...message.blocks] };
}
