import type { Message } from "./message.ts";
import type { Place } from "./place.ts";

/** What a block that names its channel says until it is known which one, and where no mark is known. */
export const SOMEWHERE = "For the channel that this message stands in";

/** What it says in a direct message. */
export const TO_ONE = "For you";

/** The message as it stands in a place. */
export function placed(message: Message, place: Place): Message {
  if (!message.blocks.some(({ kind }) => kind === "place")) return message;
  const blocks = message.blocks.map((block) =>
    block.kind === "place" ? { ...block, place } : block,
  );
  return { ...message, blocks };
}
