import type { Bits } from "../postings/bits.ts";
import type { Facts } from "./facts.ts";
import type { SegmentContent } from "./segment-sections.ts";

/** A segment to be merged: its content, and what changed of it since. */
export interface MergeInput extends Pick<SegmentContent, "papers" | "sections" | "cold"> {
  readonly alive: Bits;
  readonly facts: Facts;
}

/** The new number of a paper that was removed. */
export const NOWHERE = 65_535;
