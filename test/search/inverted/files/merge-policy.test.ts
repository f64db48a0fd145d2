import { expect, test } from "vitest";
import { toMerge } from "../../../../src/search/inverted/files/merge-policy.ts";
import { allBits } from "../../../../src/search/inverted/postings/bits.ts";

const segmentOf = (papers: number) => ({ papers, alive: allBits(papers) });

test.each([500, 2_048, 4_000])(
  "files of %i papers are merged, not all of them anew each time",
  (each) => {
    let segments: ReturnType<typeof segmentOf>[] = [];
    let written = 0;
    const ADDED = 100_000;
    for (let papers = 0; papers < ADDED; papers += each) {
      segments.push(segmentOf(each));
      for (let merged = toMerge(segments); merged.length > 0; merged = toMerge(segments)) {
        const old = merged;
        const size = old.reduce((sum, each) => sum + each.papers, 0);
        segments = [...segments.filter((each) => !old.includes(each)), segmentOf(size)];
        written += size;
      }
    }
    expect(written).toBeLessThan(3 * ADDED);
    expect(segments.length).toBeLessThan(16);
  },
);
