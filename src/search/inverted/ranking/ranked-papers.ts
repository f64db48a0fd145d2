import type { Bits } from "../postings/bits.ts";
import type { Segment } from "../segments/segment.ts";
import type { ScoredList } from "./scored-list.ts";

/** A segment's papers of which the best are looked for, and what they are ranked by. */
export interface RankedPapers {
  readonly segment: Segment;
  readonly matches: Bits;
  readonly lists: readonly ScoredList[];
}
