import { population, type Segment } from "../segments/segment.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";

/** Segments below these sizes are merged when there are so many of them. */
const TIERS = [
  { below: 8_192, count: 8 },
  { below: 32_768, count: 4 },
];
/** A segment is written anew without its dead when they are this share of it. */
const DEAD_SHARE = 0.3;

/** The segments to merge next; none when there is no need. */
export function toMerge(segments: readonly Segment[]): readonly Segment[] {
  const sized = segments
    .map((segment) => ({ segment, size: population(segment) }))
    .sort((one, other) => one.size - other.size);
  for (const { below, count } of TIERS) {
    const small = thatFit(sized.filter(({ size }) => size < below));
    if (small.length >= count) return small.map(({ segment }) => segment);
  }
  const worn = sized.find(({ segment, size }) => size < segment.papers * (1 - DEAD_SHARE));
  return worn ? [worn.segment] : [];
}

interface Sized {
  readonly segment: Segment;
  readonly size: number;
}

function thatFit(sized: readonly Sized[]): readonly Sized[] {
  let papers = 0;
  return sized.filter(({ size }) => {
    papers += size;
    return papers <= MOST_PAPERS;
  });
}
