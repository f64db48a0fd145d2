import type { Condition } from "../conditions/condition.ts";
import type { Bits } from "../postings/bits.ts";
import type { Segment } from "../segments/segment.ts";
import type { Collection } from "./collection.ts";
import { gainByTitle } from "./gain-by-title.ts";
import { LIFTED, liftNear, mostNear } from "./lift-near.ts";
import { liftTitles, liftWhole, mostLifts, replaced } from "./lift-titles.ts";
import { rememberPlaces } from "./places-of.ts";
import { rankPapers } from "./rank-papers.ts";
import { type RankedSome, rankSome } from "./rank-some.ts";
import type { RankTerm } from "./rank-terms.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import { scoreFew } from "./score-few.ts";
import { scoredLists } from "./scored-list.ts";
import { haveInTitle, type TitleWords } from "./title-words.ts";
import { type Hit, order, topOf } from "./top.ts";

/** What a search ranks by; without terms it is answered newest first. */
export interface RankBy {
  readonly terms: readonly RankTerm[];
  /** Words that lift a paper whose title has them all. */
  readonly title?: TitleWords | undefined;
  /** Papers that are lifted for having all that was asked for, where some of it is enough. */
  readonly whole?: Condition | undefined;
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
  return bestOf(ranked, false, 1)[0]?.score ?? 0;
}

/** The papers of a segment that satisfy a condition. */
export interface Found {
  readonly segment: Segment;
  readonly matches: Bits;
  /** How many. */
  readonly count: number;
}

/** The best of what was found, as many as are wanted in their order. */
export function bestRanked(
  collection: Collection,
  found: readonly Found[],
  { terms, title, whole }: RankBy,
  wanted: number,
): Hit[] {
  const size = Math.max(wanted, LIFTED);
  const within = found.map(({ segment, matches }) => {
    return { segment, matches, lists: scoredLists(segment, collection, terms, matches) };
  });
  const areFew = found.reduce((sum, { count }) => sum + count, 0) * FEW <= collection.papers;
  const { complete, others, greatest } = whole
    ? rankSome(whole, within, size)
    : withoutWhole(bestOf(within, areFew, size));
  const lifts = mostLifts(greatest);
  const best = [...liftWhole(complete, greatest), ...others].sort(order).slice(0, size);
  const most = lifts.titled + (whole ? lifts.whole : 0);
  const titled = title
    ? bestWith(haveInTitle(title, collection), within, best, { size, lift: most })
    : [];
  const placesOf = rememberPlaces();
  const more = gainByTitle(terms, greatest, placesOf);
  const by = { greatest, placesOf, wanted, more, near: mostNear(terms) };
  const lifted = title ? liftTitles(title, whole ? liftWhole(titled, greatest) : titled, by) : [];
  const hits = [...replaced(best, lifted)].sort(order);
  return liftNear(terms, hits.slice(0, size), { placesOf, wanted, more });
}

function withoutWhole(others: readonly Hit[]): RankedSome {
  return { complete: [], others, greatest: others[0]?.score ?? 0 };
}

/** Where no more than one in so many papers is found, they are scored one by one. */
const FEW = 8;

function bestOf(ranked: readonly RankedPapers[], areFew: boolean, size: number): Hit[] {
  const top = topOf(size);
  if (areFew) for (const each of ranked) scoreFew(each, 0, top);
  else rankPapers(ranked, true, top);
  return top.best();
}

/**
 * The best of those, mostly few, that satisfy a further condition, less those which a lift brings into no place
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
  for (const { segment, matches, lists } of ranked)
    scoreFew({ segment, matches: further.within(segment, matches), lists }, 1, top);
  return top.best();
}
