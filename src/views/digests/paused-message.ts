import type { Message } from "../../chat/message.ts";

/** Tells a channel, once, that its digests are paused, and why. */
export function pausedMessage(reason: string): Message {
  const summary = "Digests are paused in this channel.";
  const text = `${reason} Someone who manages this channel can start them again with schedule.`;
  return {
    summary,
    blocks: [
      { kind: "heading", text: summary },
      { kind: "text", text },
    ],
  };
}
