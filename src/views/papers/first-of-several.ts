import type { Message } from "../../chat/message.ts";
import { type PaperId, printPaperId } from "../../paper/id.ts";
import { withNoteOnTop } from "../bot/around-answer.ts";

/** A text may cite several papers; a card shows one, and names the others. */
export function firstOfSeveral(card: Message, others: readonly PaperId[]): Message {
  if (others.length === 0) return card;
  const ids = others.slice(0, 5).map(printPaperId).join(", ");
  return withNoteOnTop(card, `The first of several papers in that text; also: ${ids}.`);
}
