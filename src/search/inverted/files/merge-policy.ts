import { population, type Segment } from "../segments/segment.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";

/**
 * Segments between these sizes are merged when there are so many of them, and only with each other:
 * a paper is then written two to five times, at whatever pace papers come in.
 */
const TIERS = [
  { from: 0, below: 8_192, count: 8 },
  { from: 8_192, below: 32_768, count: 4 },
];
/** A segment is written anew without its dead when they are this share of it. */
const DEAD_SHARE = 0.3;

/** The segments to merge next; none when there is no need. */
export function toMerge<S extends Counted>(segments: readonly S[]): readonly S[] {
  const sized = segments
    .map((segment) => ({ segment, size: population(segment) }))
    .sort((one, other) => one.size - other.size);
  for (const { from, below, count } of TIERS) {
    const alike = sized.filter(({ size }) => size >= from && size < below);
    if (alike.length >= count) return thatFit(alike).map(({ segment }) => segment);
  }
  const worn = sized.find(({ segment, size }) => size < segment.papers * (1 - DEAD_SHARE));
  return worn ? [worn.segment] : [];
}

/** What a choice needs to know of a segment. */
type Counted = Pick<Segment, "papers" | "alive">;

function thatFit<S extends { readonly size: number }>(sized: readonly S[]): readonly S[] {
  let papers = 0;
  return sized.filter(({ size }) => {
    papers += size;
    return papers <= MOST_PAPERS;
  });
}
