import { wordAt, wordsIn } from "../number-at.ts";
import type { Room, Segment } from "../segments/segment.ts";

/** Where in a segment's positions those of a term stand. */
export function positionSpan({ cold }: Segment, term: number): { from: number; to: number } {
  const ends = wordsIn(cold.read("positionStarts", term * 4, term * 4 + 8, room));
  return { from: wordAt(ends, 0), to: wordAt(ends, 1) };
}

const room: Room = { bytes: new Uint8Array(8) };
