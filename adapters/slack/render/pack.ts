import type { Message } from "../../../src/chat/message.ts";
import { arrange } from "./assemble.ts";
import { createNumbers } from "./controls.ts";
import { LIMITS, SHARES } from "./limits.ts";
import { piecesOf } from "./pieces-of.ts";
import type { Piece } from "./render-block.ts";

/** A piece with the most it takes in a message, wherever it stands there. */
interface Weighed {
  readonly piece: Piece;
  readonly blocks: number;
  /** The length of its JSON. */
  readonly size: number;
}

/** As many pieces in each part as fit, at least one part; none begins with a line, nor ends with a heading. */
export function pack(message: Message): Piece[][] {
  const parts: Weighed[][] = [];
  for (const each of piecesOf(message).map(weigh)) {
    const last = parts.at(-1);
    if (last && fit([...last, each])) last.push(each);
    else if (each.piece.block.kind !== "divider") parts.push(last ? begin(last, each) : [each]);
  }
  return parts.length > 0 ? parts.map((part) => part.map(({ piece }) => piece)) : [[]];
}

/** A heading moves with what it stands over. */
function begin(last: Weighed[], next: Weighed): Weighed[] {
  const heading = last.at(-1);
  if (last.length < 2 || heading?.piece.block.kind !== "heading") return [next];
  if (!fit([heading, next])) return [next];
  last.pop();
  return [heading, next];
}

/** Slack does not say how it counts, so all of the JSON counts, beside the longest summary. */
function fit(part: readonly Weighed[]): boolean {
  const blocks = part.reduce((sum, each) => sum + each.blocks, 0);
  const size = part.reduce<number>((sum, each) => sum + each.size, SHARES.summary);
  return blocks <= LIMITS.message.blocks && size <= LIMITS.message.size;
}

/** More than any number of an element in a message. */
const LATE = 1_000;
/** A line over a heading. */
const LINE = JSON.stringify({ type: "divider" }).length;

function weigh(piece: Piece): Weighed {
  const arranged = arrange([piece], createNumbers(LATE));
  const size = JSON.stringify(arranged).length;
  if (piece.block.kind !== "heading") return { piece, blocks: arranged.length, size };
  const small = JSON.stringify(piece.blocks).length;
  return { piece, blocks: piece.blocks.length + 1, size: Math.max(size, small + LINE) };
}
