import { ComponentType } from "discord.js";
import type { Block, Message } from "../../../src/chat/message.ts";
import { arrange, assemble, type DiscordMessage, fits, messageOf } from "./assemble.ts";
import { SHARES } from "./limits.ts";
import { type Piece, renderBlock } from "./render-block.ts";
import { splitText } from "./split-text.ts";
import { textMarkdown } from "./text.ts";

export type { DiscordMessage } from "./assemble.ts";
export { modalOf } from "./modal.ts";

/** A message as the fewest messages Discord's limits allow, in reading order; never none. */
export function renderMessage(message: Message): DiscordMessage[] {
  const parts = pack(message).map(assemble);
  return parts.length > 0 ? parts : [summaryOf(message)];
}

/** The messages that {@link renderMessage} would make of one, each of which renders to exactly one. */
export function splitMessage(message: Message): Message[] {
  const { summary } = message;
  const parts = pack(message).map((pieces) => ({ summary, blocks: pieces.map(blockOf) }));
  return parts.length > 0 ? parts : [{ summary, blocks: [] }];
}

function blockOf({ block }: Piece): Block {
  return block;
}

/** What is said where there are no blocks. */
function summaryOf({ summary }: Message): DiscordMessage {
  const content = textMarkdown(summary, { limit: SHARES.text }) || "There is nothing to show.";
  return messageOf([{ type: ComponentType.TextDisplay, content }]);
}

/** As many pieces in each part as fit; none begins with a line, nor ends with a heading. */
function pack({ blocks }: Message): Piece[][] {
  const pieces = blocks.flatMap(divided).map(renderBlock).filter(isShown);
  const parts: Piece[][] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (last && fits(assemble([...last, piece]))) last.push(piece);
    else if (piece.block.kind !== "divider") parts.push(last ? beginPart(last, piece) : [piece]);
  }
  return parts;
}

/** Blocks of any size as blocks that fit a message each. */
function divided(block: Block): Block[] {
  switch (block.kind) {
    case "text":
    case "note":
      return splitText(block.text).map((text) => ({ ...block, text }));
    case "actions": {
      const count = Math.ceil(block.actions.length / SHARES.actions);
      const from = (part: number) => part * SHARES.actions;
      const parts = Array.from({ length: count }, (_, at) => at);
      return parts.map((at) => ({
        ...block,
        actions: block.actions.slice(from(at), from(at + 1)),
      }));
    }
    default:
      return [block];
  }
}

function isShown(piece: Piece): boolean {
  return arrange([piece]).length > 0;
}

/** A heading moves with what it stands over. */
function beginPart(last: Piece[], piece: Piece): Piece[] {
  const heading = last.at(-1);
  if (last.length < 2 || heading?.block.kind !== "heading") return [piece];
  if (!fits(assemble([heading, piece]))) return [piece];
  last.pop();
  return [heading, piece];
}
