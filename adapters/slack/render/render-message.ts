import type { Message } from "../../../src/chat/message.ts";
import { assemble, type SlackMessage } from "./assemble.ts";
import { pack } from "./pack.ts";

export type { SlackMessage } from "./assemble.ts";
export { homeView } from "./home-view.ts";
export { modalOf } from "./modal.ts";
export { modalResults } from "./modal-results.ts";
export { optionOf } from "./plain-text.ts";
export { fieldsOf } from "./read-fields.ts";

/** A message as the fewest messages Slack's limits allow, in reading order; never none. */
export function renderMessage(message: Message): SlackMessage[] {
  return pack(message).map((pieces) => assemble(message.summary, pieces));
}

/** The messages that {@link renderMessage} would make of one, each of which renders to exactly one. */
export function splitMessage(message: Message): Message[] {
  const { summary } = message;
  return pack(message).map((pieces) => ({ summary, blocks: pieces.map(({ block }) => block) }));
}

/**
 * The message for a second try, after Slack has refused the first because it could not fetch a
 * picture. Nothing is lost: a picture stands beside words.
 */
export function withoutPictures({ text, blocks }: SlackMessage): SlackMessage {
  const bare = blocks.map((block) => {
    if (block.type !== "section" || block.accessory?.type !== "image") return block;
    const { accessory: _, ...section } = block;
    return section;
  });
  return { text, blocks: bare };
}
