import type { Message } from "../chat/message.ts";

/** An answer that says why there is none. */
export function failureMessage(sentence: string): Message {
  return { summary: sentence, blocks: [{ kind: "text", text: sentence }] };
}
