import type { Message } from "../../chat/message.ts";
import { sentenceMessage } from "../bot/sentence-message.ts";

const SAYS = {
  posted: "Posted.",
  nothing: "There was nothing new to post.",
  waiting: "It is on its way: the platform takes posts slowly just now.",
  failed: "It could not be posted; the list of what is followed here says why.",
};

/** What became of a digest that was to be posted at once. */
export function postedNowMessage(end: keyof typeof SAYS): Message {
  return sentenceMessage(SAYS[end]);
}
