import type { KnownBlock } from "@slack/types";
import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { blockIdOf } from "./action-id.ts";
import { arrange, assemble } from "./assemble.ts";
import { createNumbers, type Numbers } from "./controls.ts";
import { LIMITS } from "./limits.ts";
import { piecesOf } from "./pieces-of.ts";
import { smallPrint } from "./render-block.ts";

/** A part of a view, with what stands over it; its buttons are pressed in its place. */
export interface ViewPart {
  readonly message: Message;
  readonly place?: Place;
  readonly before?: readonly KnownBlock[];
}

/** The parts as the blocks of one view. Where there is no room for all, `more` is said at the end. */
export function placedBlocks(parts: readonly ViewPart[], more: string): KnownBlock[] {
  const numbers = createNumbers();
  const blocks = parts.flatMap((part) => partBlocks(part, numbers));
  const placed = blocks.map(({ block, place }, at) => withPlace(block, place, at));
  if (placed.length <= LIMITS.view.blocks) return placed;
  const ending = smallPrint(more);
  return [...placed.slice(0, LIMITS.view.blocks - 1), ...(ending ? [ending] : [])];
}

function partBlocks({ message, place, before = [] }: ViewPart, numbers: Numbers) {
  const pieces = piecesOf(message);
  const own = pieces.length > 0 ? arrange(pieces, numbers) : assemble(message.summary, []).blocks;
  return [...before, ...own].map((block) => ({ block, place }));
}

function withPlace(block: KnownBlock, place: Place | undefined, n: number): KnownBlock {
  return place && isPressed(block) ? { ...block, block_id: blockIdOf(place, n) } : block;
}

function isPressed(block: KnownBlock): boolean {
  if (block.type === "section") return block.accessory?.type === "button";
  return block.type === "actions";
}
