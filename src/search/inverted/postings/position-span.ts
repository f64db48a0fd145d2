import { wordIn } from "../number-at.ts";
import type { Room, Segment } from "../segments/segment.ts";

/** Where in a segment's positions those of a term stand. */
export function positionSpan({ cold }: Segment, term: number): { from: number; to: number } {
  const ends = cold.read("positionStarts", term * 4, term * 4 + 8, room);
  return { from: wordIn(ends, 0), to: wordIn(ends, 1) };
}

const room: Room = { bytes: new Uint8Array(8) };
