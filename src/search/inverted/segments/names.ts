import { startOf, wordAt } from "../number-at.ts";
import type { Segment } from "./segment.ts";

const AHEAD = 65_536;

/** Reads the names of a segment's papers: of each author the words. Best asked in order of paper. */
export function namesReader({ sections: { nameEnds }, cold }: Segment) {
  let start = 0;
  let chunk = new Uint8Array(0);
  return (paper: number): string[][] => {
    const from = startOf(nameEnds, paper);
    const to = wordAt(nameEnds, paper);
    if (from < start || to > start + chunk.length) {
      start = from;
      chunk = new Uint8Array(
        cold.read("names", from, Math.max(to, Math.min(from + AHEAD, nameEnds.at(-1) ?? 0))),
      );
    }
    const text = Buffer.from(chunk.buffer, chunk.byteOffset + from - start, to - from).toString();
    return text.split("\n").map((name) => name.split(" "));
  };
}
