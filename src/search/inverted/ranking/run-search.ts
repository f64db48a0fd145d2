import type { SearchOptions, SearchResult, SearchSort } from "../../search-index.ts";
import type { Condition } from "../conditions/condition.ts";
import { intAt } from "../number-at.ts";
import { type Bits, countBits, eachBit } from "../postings/bits.ts";
import { paperIdAt, type Segment } from "../segments/segment.ts";
import type { Collection } from "./collection.ts";
import { LIFTED, liftNear } from "./lift-near.ts";
import { rankSegment } from "./rank-segment.ts";
import type { RankTerm } from "./rank-terms.ts";
import { scoredLists } from "./scored-list.ts";
import { type Top, topOf } from "./top.ts";

/** One page of the papers that satisfy a condition, and how many there are. */
export function runSearch(
  collection: Collection,
  condition: Condition,
  terms: readonly RankTerm[],
  options: SearchOptions,
): SearchResult {
  const found = collection.segments.map((segment) => {
    const matches = condition.within(segment, segment.alive);
    return { segment, matches, count: countBits(matches) };
  });
  const total = found.reduce((sum, { count }) => sum + count, 0);
  const [limit, offset] = [bounded(options.limit), bounded(options.offset)];
  if (limit === 0 || offset >= total) return { total, ids: [] };
  const byRelevance = options.sort === "relevance" && terms.length > 0;
  const size = Math.max(offset + limit, byRelevance ? LIFTED : 0);
  const top = topOf(Math.min(size, total));
  for (const { segment, matches, count } of found) {
    if (count === 0) continue;
    if (!byRelevance) addInOrder(segment, matches, options.sort, size, top);
    else rank(collection, segment, terms, matches, top);
  }
  const best = byRelevance ? liftNear(terms, top.best()) : top.best();
  const page = best.slice(offset, offset + limit);
  return { total, ids: page.map(({ segment, paper }) => paperIdAt(segment, paper)) };
}

function rank(
  collection: Collection,
  segment: Segment,
  terms: readonly RankTerm[],
  among: Bits,
  top: Top,
): void {
  const lists = scoredLists(segment, collection, terms, among);
  rankSegment({ segment, lists, among, unscored: true }, top);
}

/** By votes, unknown ones last; or newest first, which is the papers' order, so that the first few are enough. */
function addInOrder(
  segment: Segment,
  matches: Bits,
  sort: SearchSort,
  size: number,
  top: Top,
): void {
  const { votes } = segment.facts;
  let left = size;
  eachBit(matches, (paper) => {
    const score = sort === "votes" ? intAt(votes, paper) : 0;
    if (score >= top.threshold()) top.add({ segment, paper, score });
    left -= 1;
    return sort === "votes" || left > 0;
  });
}

/** A limit or offset as a count: negative is none, and infinity is finite. */
export function bounded(count: number): number {
  if (Number.isNaN(count)) return 0;
  return Math.min(Math.max(Math.trunc(count), 0), Number.MAX_SAFE_INTEGER);
}
