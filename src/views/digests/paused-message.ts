import { button } from "../../chat/button.ts";
import type { Message } from "../../chat/message.ts";

/** Tells readers, once, that its digests are paused, and why. */
export function pausedMessage(reason: string): Message {
  const summary = "Digests are paused here.";
  const text = `${reason} Whoever manages them can resume them.`;
  return {
    summary,
    blocks: [
      { kind: "heading", text: summary },
      { kind: "text", text },
      { kind: "actions", actions: [button("Resume", "schedule.resume")] },
    ],
  };
}
