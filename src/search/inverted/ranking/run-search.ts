import type { SearchOptions, SearchResult, SearchSort } from "../../search-index.ts";
import type { Condition } from "../conditions/condition.ts";
import { intAt } from "../number-at.ts";
import { type Bits, countBits, eachBit } from "../postings/bits.ts";
import { paperIdAt, type Segment } from "../segments/segment.ts";
import type { Collection } from "./collection.ts";
import { gainByTitle } from "./gain-by-title.ts";
import { LIFTED, liftNear } from "./lift-near.ts";
import { liftTitles, liftWhole, mostLifts, replaced } from "./lift-titles.ts";
import { rememberPlaces } from "./places-of.ts";
import { rankPapers } from "./rank-papers.ts";
import type { RankTerm } from "./rank-terms.ts";
import type { RankedPapers } from "./ranked-papers.ts";
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
  const ids = page.map(({ segment, paper }) => paperIdAt(segment, paper));
  return options.scored ? { total, ids, scores: page.map(({ score }) => score) } : { total, ids };
}

/** The greatest score of the papers that satisfy a condition, before anything is lifted. */
export function greatestScore(
  collection: Collection,
  condition: Condition,
  terms: readonly RankTerm[],
): number {
  const ranked = collection.segments.map((segment) => {
    const matches = condition.within(segment, segment.alive);
    return { segment, matches, lists: scoredLists(segment, collection, terms, matches) };
  });
  return bestOf(ranked, 1)[0]?.score ?? 0;
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
  const within = found.map(({ segment, matches }) => {
    return { segment, matches, lists: scoredLists(segment, collection, terms, matches) };
  });
  const best = bestOf(within, size);
  const greatest = best[0]?.score ?? 0;
  const lifts = mostLifts(greatest);
  const complete = whole ? bestWith(whole, within, best, { size, lift: lifts.whole }) : [];
  const most = lifts.titled + (whole ? lifts.whole : 0);
  const titled = title
    ? bestWith(haveInTitle(title, collection), within, best, { size, lift: most })
    : [];
  const placesOf = rememberPlaces();
  const lifted = [
    liftWhole(complete, greatest),
    title
      ? liftTitles(title, whole ? liftWhole(titled, greatest) : titled, greatest, placesOf)
      : [],
  ];
  const hits = [...lifted.reduce(replaced, best)].sort(order);
  const byTitle = gainByTitle(terms, greatest, placesOf);
  return liftNear(terms, hits.slice(0, size), { placesOf, wanted, more: byTitle });
}

function bestOf(ranked: readonly RankedPapers[], size: number): Hit[] {
  const top = topOf(size);
  rankPapers(ranked, true, top);
  return top.best();
}

/**
 * The best of those that satisfy a further condition, less those which a lift brings into no place
 * among as many as `best` has.
 */
function bestWith(
  further: Condition,
  ranked: readonly RankedPapers[],
  best: readonly Hit[],
  { size, lift }: { readonly size: number; readonly lift: number },
): Hit[] {
  const last = best.length < size ? undefined : best.at(-1);
  const top = topOf(size, last && last.score - lift);
  const fewer = ranked.map(({ segment, matches, lists }) => {
    return { segment, matches: further.within(segment, matches), lists };
  });
  rankPapers(fewer, false, top);
  return top.best();
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
