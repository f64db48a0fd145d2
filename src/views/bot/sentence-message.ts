import type { Message } from "../../chat/message.ts";

/** An answer of one sentence. */
export function sentenceMessage(sentence: string): Message {
  return { summary: sentence, blocks: [{ kind: "text", text: sentence }] };
}
