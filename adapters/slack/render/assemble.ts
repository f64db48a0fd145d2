import type { ActionsBlock, Button, KnownBlock, SectionBlock } from "@slack/types";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Block } from "../../../src/chat/message.ts";
import { buttonOf, createNumbers, deadLabels, type Numbers } from "./controls.ts";
import { escapeMrkdwn, sentLength } from "./escape.ts";
import { LIMITS, SHARES } from "./limits.ts";
import { plainLine } from "./plain-text.ts";
import { type Piece, smallPrint } from "./render-block.ts";
import { richText } from "./rich-text.ts";
import { textWords } from "./text.ts";

/** What chat.postMessage and a response URL take. */
export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Pieces as one message, or the summary where there are none. */
export function assemble(summary: string, pieces: readonly Piece[]): SlackMessage {
  const words = cut(cleanLine(summary), SHARES.summary, sentLength) || "There is nothing to show.";
  const blocks = arrange(pieces);
  const said = blocks.length === 0 && richText(words);
  return { text: escapeMrkdwn(words), blocks: said ? [said] : blocks };
}

/** In reading order, each piece with its buttons. */
export function arrange(
  pieces: readonly Piece[],
  numbers: Numbers = createNumbers(),
): KnownBlock[] {
  const arranged: KnownBlock[] = [];
  for (const piece of pieces) {
    const blocks = piece.block.kind === "heading" ? headed(piece, arranged.at(-1)) : piece.blocks;
    arranged.push(...withControls({ ...piece, blocks }, numbers));
  }
  return arranged;
}

/** The first heading of a message is large; the others begin a part of it. */
function headed({ block, blocks }: Piece, before: KnownBlock | undefined): readonly KnownBlock[] {
  if (before) return before.type === "divider" ? blocks : [{ type: "divider" }, ...blocks];
  const text = largeText(block);
  return text ? [{ type: "header", text }] : blocks;
}

/** Undefined when it would be cut. */
function largeText(block: Block) {
  if (block.kind !== "heading" || block.text.length > LIMITS.header) return undefined;
  return plainLine(block.text, LIMITS.header);
}

/** One button of an item stands beside it, where no picture does. */
function withControls({ block, blocks, actions }: Piece, numbers: Numbers): KnownBlock[] {
  const item = block.kind === "item" ? cleanLine(textWords(block.title)) : undefined;
  const buttons = actions.flatMap((action) => buttonOf(action, numbers, item) ?? []);
  const words = smallPrint(deadLabels(actions));
  const [section] = blocks;
  const [button] = buttons;
  const beside = block.kind === "item" && buttons.length === 1 && button && section;
  const shown =
    beside && isBare(section) ? [{ ...section, accessory: button }] : [...blocks, ...row(buttons)];
  return words ? [...shown, words] : shown;
}

function isBare(block: KnownBlock): block is SectionBlock {
  return block.type === "section" && !block.accessory;
}

function row(elements: Button[]): ActionsBlock[] {
  return elements.length > 0 ? [{ type: "actions", elements }] : [];
}
