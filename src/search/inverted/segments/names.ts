import { startOf, wordAt, wordsIn } from "../number-at.ts";
import type { Segment } from "./segment.ts";

/** So much is read at a time: the names' bytes, and of how many papers where they end. */
const AHEAD = 65_536;
const PAPERS = 4_096;

/** Reads the names of a segment's papers: of each author the words. Best asked in order of paper. */
export function namesReader(segment: Segment) {
  const { cold } = segment;
  const spanOf = nameSpans(segment);
  const all = cold.size("names");
  let start = 0;
  let chunk = new Uint8Array(0);
  return (paper: number): string[][] => {
    const { from, to } = spanOf(paper);
    if (from < start || to > start + chunk.length) {
      start = from;
      chunk = new Uint8Array(cold.read("names", from, Math.max(to, Math.min(from + AHEAD, all))));
    }
    const text = Buffer.from(chunk.buffer, chunk.byteOffset + from - start, to - from).toString();
    return text.split("\n").map((name) => name.split(" "));
  };
}

function nameSpans({ cold, papers }: Segment) {
  let first = 0;
  let ends = new Uint32Array(0);
  return (paper: number) => {
    if (paper <= first || paper >= first + ends.length) {
      // The one before tells where the names begin.
      first = Math.max(0, paper - 1);
      const last = Math.min(papers, first + PAPERS);
      ends = wordsIn(cold.read("nameEnds", first * 4, last * 4));
    }
    return {
      from: paper === 0 ? 0 : startOf(ends, paper - first),
      to: wordAt(ends, paper - first),
    };
  };
}
