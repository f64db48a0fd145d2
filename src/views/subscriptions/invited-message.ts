import type { Message } from "../../chat/message.ts";
import { sentenceMessage } from "../bot/sentence-message.ts";

/** The one answer to who gives a mail address, whoever's it is and whatever is known of it. */
export function invitedMessage(): Message {
  return sentenceMessage(
    "If the address can be reached, a mail with a link is on its way. Nothing else is sent there until the link was used.",
  );
}
