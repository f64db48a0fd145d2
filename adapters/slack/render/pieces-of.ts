import type { Block, Message } from "../../../src/chat/message.ts";
import { arrange } from "./assemble.ts";
import { SHARES } from "./limits.ts";
import { type Piece, renderBlock } from "./render-block.ts";
import { splitText, splitWords } from "./split-text.ts";

/** What of a message is to be seen, in pieces of which any fits a message. */
export function piecesOf({ blocks }: Message): Piece[] {
  return blocks.flatMap(divided).map(renderBlock).filter(isShown);
}

/** Blocks of any size as blocks that fit a message each. */
function divided(block: Block): Block[] {
  switch (block.kind) {
    case "text":
      return splitText(block.text, SHARES.text).map((text) => ({ ...block, text }));
    case "note":
      return splitText(block.text, SHARES.note).map((text) => ({ ...block, text }));
    case "file": {
      const parts = splitWords(block.text, SHARES.text);
      return parts.map((text, at) => ({ ...block, name: at === 0 ? block.name : "", text }));
    }
    case "actions": {
      const count = Math.ceil(block.actions.length / SHARES.actions);
      const parts = Array.from({ length: count }, (_, at) => at * SHARES.actions);
      return parts.map((from) => ({
        ...block,
        actions: block.actions.slice(from, from + SHARES.actions),
      }));
    }
    default:
      return [block];
  }
}

function isShown(piece: Piece): boolean {
  return arrange([piece]).length > 0;
}
