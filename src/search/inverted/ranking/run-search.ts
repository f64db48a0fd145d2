import type { SearchOptions, SearchResult, SearchSort } from "../../search-index.ts";
import type { Condition } from "../conditions/condition.ts";
import { intAt } from "../number-at.ts";
import { type Bits, countBits, eachBit, isEmpty } from "../postings/bits.ts";
import { paperIdAt, type Segment } from "../segments/segment.ts";
import type { Collection } from "./collection.ts";
import { gainByTitle } from "./gain-by-title.ts";
import { LIFTED, liftNear } from "./lift-near.ts";
import { liftTitles, liftWhole, replaced } from "./lift-titles.ts";
import { rememberPlaces } from "./places-of.ts";
import { rankSegment } from "./rank-segment.ts";
import type { RankTerm } from "./rank-terms.ts";
import { scoredLists } from "./scored-list.ts";
import { haveInTitle, type TitleWords } from "./title-words.ts";
import { type Hit, order, type Top, topOf } from "./top.ts";

/** What a search ranks by; without terms it is answered newest first. */
export interface RankBy {
  readonly terms: readonly RankTerm[];
  /** Words that lift a paper whose title has them all. */
  readonly title?: TitleWords | undefined;
  /** Papers that are lifted for having all that was asked for, where some of it is enough. */
  readonly whole?: Condition | undefined;
}

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
  return { total, ids: page.map(({ segment, paper }) => paperIdAt(segment, paper)) };
}

/** The papers of a segment that satisfy a condition. */
interface Found {
  readonly segment: Segment;
  readonly matches: Bits;
}

function bestRanked(
  collection: Collection,
  found: readonly Found[],
  { terms, title, whole }: RankBy,
  wanted: number,
): Hit[] {
  const size = Math.max(wanted, LIFTED);
  const best = { all: topOf(size), whole: topOf(size), titled: topOf(size) };
  const hasTitle = title && haveInTitle(title, collection);
  for (const { segment, matches } of found) {
    const lists = scoredLists(segment, collection, terms, matches);
    const rankAmong = (among: Bits | undefined, unscored: boolean, top: Top) => {
      if (!among || isEmpty(among)) return;
      for (const list of lists) list.at = 0;
      rankSegment({ segment, lists, among, unscored }, top);
    };
    rankAmong(matches, true, best.all);
    rankAmong(whole?.within(segment, matches), false, best.whole);
    rankAmong(hasTitle?.within(segment, matches), false, best.titled);
  }
  const placesOf = rememberPlaces();
  const greatest = best.all.best()[0]?.score ?? 0;
  const complete = liftWhole(best.whole.best(), greatest);
  const withTitle = whole ? liftWhole(best.titled.best(), greatest) : best.titled.best();
  const titled = title ? liftTitles(title, withTitle, greatest, placesOf) : [];
  const hits = [best.all.best(), complete, titled].reduce(replaced).sort(order);
  const byTitle = gainByTitle(terms, greatest, placesOf);
  return liftNear(terms, hits.slice(0, size), { placesOf, wanted, more: byTitle });
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
