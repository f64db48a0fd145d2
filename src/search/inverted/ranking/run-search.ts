import type { SearchOptions, SearchResult, SearchSort } from "../../search-index.ts";
import type { Condition } from "../conditions/condition.ts";
import { type Bits, countBits, eachBit } from "../postings/bits.ts";
import { UNKNOWN } from "../segments/facts.ts";
import { paperIdAt, type Segment } from "../segments/segment.ts";
import { bestRanked, type Found, type RankBy } from "./best-ranked.ts";
import type { Collection } from "./collection.ts";
import { type Hit, type Top, topOf } from "./top.ts";

/** One page of the papers that satisfy a condition, and how many there are. */
export function runSearch(
  collection: Collection,
  condition: Condition,
  by: RankBy,
  options: SearchOptions,
): SearchResult {
  const found = collection.segments.map((segment) => {
    const matches = condition.within(segment, segment.alive);
    return { segment, matches, count: countBits(matches) };
  });
  const total = found.reduce((sum, { count }) => sum + count, 0);
  const [limit, offset] = [bounded(options.limit), bounded(options.offset)];
  if (limit === 0 || offset >= total) return { total, ids: [] };
  const some = found.filter(({ count }) => count > 0);
  const byRelevance = options.sort === "relevance" && by.terms.length > 0;
  const wanted = Math.min(offset + limit, total);
  const best = byRelevance
    ? bestRanked(collection, some, by, wanted)
    : firstInOrder(some, options.sort, wanted);
  const page = best.slice(offset, offset + limit);
  const ids = page.map(({ segment, paper }) => paperIdAt(segment, paper));
  return options.scored ? { total, ids, scores: page.map(({ score }) => score) } : { total, ids };
}

function firstInOrder(found: readonly Found[], sort: SearchSort, size: number): Hit[] {
  const top = topOf(size);
  for (const { segment, matches } of found) addInOrder(segment, matches, sort, size, top);
  return top.best();
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
    const score = sort === "votes" ? (votes[paper] ?? UNKNOWN) : 0;
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
