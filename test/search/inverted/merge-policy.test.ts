import { expect, test } from "vitest";
import { toMerge } from "../../../src/search/inverted/files/merge-policy.ts";
import { allBits } from "../../../src/search/inverted/postings/bits.ts";

const segmentOf = (papers: number) => ({ papers, alive: allBits(papers) });

test("files as they come in are merged without writing the large ones anew each time", () => {
  let segments: ReturnType<typeof segmentOf>[] = [];
  let written = 0;
  const ADDED = 100_000;
  for (let papers = 0; papers < ADDED; papers += 500) {
    segments.push(segmentOf(500));
    for (let merged = toMerge(segments); merged.length > 0; merged = toMerge(segments)) {
      const old = merged;
      const size = old.reduce((sum, each) => sum + each.papers, 0);
      segments = [...segments.filter((each) => !old.includes(each)), segmentOf(size)];
      written += size;
    }
  }
  expect(written).toBeLessThan(3 * ADDED);
  expect(segments.length).toBeLessThan(16);
});
