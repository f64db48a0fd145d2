import { MOST_IMPACT } from "./bm25f.ts";
import type { Gain } from "./gain-by-title.ts";
import type { PlacesOf } from "./places-of.ts";
import type { RankTerm } from "./rank-terms.ts";
import { type Hit, topOf } from "./top.ts";

/** How many of the best are looked at again. */
export const LIFTED = 100;

/** How much words side by side add, in whole impacts; tuned on public collections, see docs/search.md. */
const LIFT = 0.18;
/** The greatest distance that counts. */
const NEAR = 6;

interface LiftBest {
  readonly placesOf: PlacesOf;
  /** How many are to be in the right order; a hit that can no longer be one of them ends it. */
  readonly wanted: number;
  /** What lifts them besides. */
  readonly more: Gain | undefined;
}

/**
 * Orders the best hits again: a paper gains where words that were typed one after the other stand
 * near each other. Of two words the rarer one's weight counts, divided by their distance; in the
 * wrong order the distance counts twice. After T. Tao, C. Zhai, "An exploration of proximity
 * measures in information retrieval", SIGIR 2007, and the dependence model of D. Metzler and
 * W. B. Croft, SIGIR 2005.
 */
export function liftNear(
  terms: readonly RankTerm[],
  hits: readonly Hit[],
  { placesOf, wanted, more }: LiftBest,
): Hit[] {
  const pairs = pairsOf(terms);
  if (pairs.length === 0 && !more) return [...hits];
  const nearest = gainOf(pairs, () => 1);
  const most = nearest + (more?.most ?? 0);
  const best = topOf(wanted);
  const lifted: Hit[] = [];
  for (const hit of hits.slice(0, LIFTED)) {
    if (hit.score + most < best.threshold()) break;
    const score = hit.score + (more?.of(hit) ?? 0);
    const atLeast = best.threshold() - score;
    if (atLeast > nearest || atLeast > gainOf(pairs, leastDistance(hit, placesOf))) continue;
    const found = { ...hit, score: score + gainOf(pairs, distance(hit, placesOf)) };
    lifted.push(found);
    best.add(found);
  }
  lifted.sort((one, other) => other.score - one.score);
  return [...lifted, ...hits.slice(LIFTED)];
}

/** The most that words near each other add. */
export function mostNear(terms: readonly RankTerm[]): number {
  return gainOf(pairsOf(terms), () => 1);
}

type Pair = readonly [RankTerm, RankTerm];

/** Single words in any text, each with the one typed next. */
function pairsOf(terms: readonly RankTerm[]): Pair[] {
  const isWord = ({ tokens, field, other }: RankTerm) =>
    tokens.length === 1 && field === "any" && !other;
  return terms.flatMap((one, at): Pair[] => {
    const next = terms[at + 1];
    return next && isWord(one) && isWord(next) ? [[one, next]] : [];
  });
}

function gainOf(pairs: readonly Pair[], distance: (pair: Pair) => number): number {
  let gain = 0;
  for (const pair of pairs) {
    const apart = distance(pair);
    if (apart <= NEAR) gain += Math.min(pair[0].weight, pair[1].weight) / apart;
  }
  return Math.round(LIFT * MOST_IMPACT * gain);
}

function distance(hit: Hit, { places }: PlacesOf) {
  return ([one, next]: Pair) => distanceOf(places(hit, wordOf(one)), places(hit, wordOf(next)));
}

/** What the distance is no less than, as far as is known before places are read: words are near in one text only. */
function leastDistance(hit: Hit, { texts }: PlacesOf) {
  return ([one, next]: Pair) =>
    (texts(hit, wordOf(one)) & texts(hit, wordOf(next))) === 0 ? Number.POSITIVE_INFINITY : 1;
}

function wordOf({ tokens }: RankTerm): string {
  return tokens[0] ?? "";
}

/** The least distance from a place of the first to one of the second. Both ascend. */
export function distanceOf(ones: readonly number[], others: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  let near = 0;
  for (const one of ones) {
    while ((others[near] ?? Number.POSITIVE_INFINITY) < one) near++;
    least = Math.min(
      least,
      (others[near] ?? Number.POSITIVE_INFINITY) - one,
      2 * (one - (others[near - 1] ?? Number.NEGATIVE_INFINITY)),
    );
  }
  return least;
}
