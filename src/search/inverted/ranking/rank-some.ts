import type { Condition } from "../conditions/condition.ts";
import { subtract } from "../postings/bits.ts";
import { liftWhole } from "./lift-titles.ts";
import { MOST_LISTS, mayReach } from "./may-reach.ts";
import { rankFirst, rankPapers } from "./rank-papers.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import { scoreFew } from "./score-few.ts";
import { type Hit, type Top, topOf } from "./top.ts";

/** Of papers with some of what was asked for, those with all of it, and the others. */
export interface RankedSome {
  readonly complete: readonly Hit[];
  /** Those that may be one of the best beside these, when these are lifted. */
  readonly others: readonly Hit[];
  /** The greatest score of any, before it is lifted. */
  readonly greatest: number;
}

/**
 * Ranks those with all of it first: once they are lifted, most of the others cannot come between them,
 * and are not even looked at. A greater score than any before is one of the others as well, as lifts
 * are parts of the greatest.
 * @param size how many are to be the best
 */
export function rankSome(
  whole: Condition,
  ranked: readonly RankedPapers[],
  size: number,
): RankedSome {
  const { withAll, rest } = divided(whole, ranked);
  const top = topOf(size);
  for (const each of withAll) scoreFew(each, 0, top);
  const complete = top.best().filter(({ score }) => score > 0);
  const lifted = liftWhole(complete, complete[0]?.score ?? 0);
  const mixed = besideLifted(lifted, complete[0]?.score ?? 0, size);
  for (const hit of top.best().slice(complete.length)) mixed.add(hit);
  rankRest(rest, complete.length >= size, mixed);
  const known = new Set(lifted);
  const others = mixed.best().filter((hit) => !known.has(hit));
  return { complete, others, greatest: mixed.greatest() };
}

function divided(whole: Condition, ranked: readonly RankedPapers[]) {
  const withAll = ranked.map((each) => {
    return { ...each, matches: whole.within(each.segment, each.matches) };
  });
  const rest = ranked.map((each, at) => {
    const matches = each.matches.slice();
    const both = withAll[at]?.matches;
    if (both) subtract(matches, both);
    return { ...each, matches };
  });
  return { withAll, rest };
}

/** The best of hits and of what is added, but for what is greater than all added before. */
function besideLifted(
  hits: readonly Hit[],
  greatest: number,
  size: number,
): Top & { readonly greatest: () => number } {
  const top = topOf(size);
  for (const hit of hits) top.add(hit);
  let most = greatest;
  return {
    add(hit) {
      most = Math.max(most, hit.score);
      top.add(hit);
    },
    threshold: () => Math.min(most, top.threshold()),
    best: top.best,
    greatest: () => most,
  };
}

/** @param isFull whether there are as many as wanted already; if not, some blocks set a threshold first */
function rankRest(rest: readonly RankedPapers[], isFull: boolean, top: Top): void {
  const many = rest.some(({ lists }) => lists.length > MOST_LISTS);
  if (many) rankPapers(rest, true, top);
  else {
    if (!isFull) rankFirst(rest, top);
    for (const each of rest) rankReaching(each, top);
  }
}

function rankReaching(ranked: RankedPapers, top: Top): void {
  const matches = mayReach(ranked, top.threshold());
  if (matches) scoreFew({ ...ranked, matches }, 0, top);
}
