import type { Message } from "../../chat/message.ts";
import { sentenceMessage } from "./sentence-message.ts";

/** For a failure that is not the asker's; `says` is what the store says of itself, where it is the store's. */
export function failureMessage(reference: string, says?: string): Message {
  return sentenceMessage(
    says === undefined
      ? `Something went wrong here, not with what you typed. Please try again; if it stays, tell the operator this reference: ${reference}.`
      : `${says} Please try again later; the operator finds it under this reference: ${reference}.`,
  );
}
