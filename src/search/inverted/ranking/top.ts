import type { PaperId } from "../../../paper/id.ts";
import { publishedIn } from "../segments/published.ts";
import { paperIdAt, type Segment } from "../segments/segment.ts";

/** A found paper. Equal scores are ordered newest first, then by id. */
export interface Hit {
  readonly segment: Segment;
  readonly paper: number;
  readonly score: number;
}

/** Keeps the best of the hits it is given. */
export interface Top {
  add(hit: Hit): void;
  /** A score below this makes no hit one of the best. */
  threshold(): number;
  /** Best first. */
  best(): Hit[];
}

/**
 * @param size how many hits are kept, at least 1
 * @param least the threshold while there are fewer
 */
export function topOf(size: number, least = Number.NEGATIVE_INFINITY): Top {
  // A heap whose first hit is the worst.
  const heap: Hit[] = [];

  const rise = (from: number) => {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!swapIfWorse(at, above)) return;
      at = above;
    }
  };

  const sink = () => {
    for (let at = 0; ; ) {
      const [left, right] = [at * 2 + 1, at * 2 + 2];
      const worst = right < heap.length && order(heap[right], heap[left]) > 0 ? right : left;
      if (worst >= heap.length || !swapIfWorse(worst, at)) return;
      at = worst;
    }
  };

  const swapIfWorse = (lower: number, upper: number): boolean => {
    const [below, above] = [heap[lower], heap[upper]];
    if (!below || !above || order(below, above) <= 0) return false;
    heap[lower] = above;
    heap[upper] = below;
    return true;
  };

  return {
    add(hit) {
      if (heap.length < size) {
        heap.push(hit);
        rise(heap.length - 1);
      } else if (order(hit, heap[0]) < 0) {
        heap[0] = hit;
        sink();
      }
    },
    threshold: () => (heap.length < size ? least : (heap[0]?.score ?? 0)),
    best: () => [...heap].sort(order),
  };
}

/** Below 0 when the first stands before the second. A segment's papers stand in this order already. */
export function order(one: Hit | undefined, other: Hit | undefined): number {
  if (!one || !other) return 0;
  const byScore = other.score - one.score;
  if (byScore !== 0) return byScore;
  if (one.segment === other.segment) return one.paper - other.paper;
  return (
    publishedAt(other) - publishedAt(one) ||
    byId(paperIdAt(one.segment, one.paper), paperIdAt(other.segment, other.paper))
  );
}

function publishedAt({ segment, paper }: Hit): number {
  return publishedIn(segment.sections, paper);
}

function byId(one: PaperId, other: PaperId): number {
  return one < other ? -1 : Number(one > other);
}
