import { commandSpan } from "../../chat/command-span.ts";
import type { Message } from "../../chat/message.ts";

/** What whoever added the bot reads first: what it does, and the first thing to try. */
export function welcomeMessage(): Message {
  return {
    summary: "Offprint is here. Start with /papers help.",
    blocks: [
      { kind: "heading", text: "Offprint is here" },
      {
        kind: "text",
        text: [
          "It brings research papers to your channels. In a channel that wants a digest, type ",
          commandSpan("subscribe trending", { topic: "trending" }),
          ", or any topic in place of “trending”. ",
          commandSpan("schedule"),
          " says when it comes, and ",
          commandSpan("help"),
          " shows the rest.",
        ],
      },
      {
        kind: "note",
        text: "It posts nowhere until somebody asks for it, and never mentions anybody.",
      },
    ],
  };
}
