import { type Message, plainText } from "../../../src/chat/message.ts";

/** Everything a message says, a line a block. */
export function words(message: Message): string {
  return message.blocks
    .map((block) => {
      if (block.kind === "item") {
        return [block.title, block.meta ?? "", block.byline ?? "", block.body ?? ""]
          .map(plainText)
          .join(" ");
      }
      return "text" in block ? plainText(block.text) : "";
    })
    .join("\n");
}

/** The titles of a message's papers. */
export function titles(message: Message): string[] {
  return message.blocks.flatMap((block) => (block.kind === "item" ? [plainText(block.title)] : []));
}
