import { MOST_IMPACT } from "./bm25f.ts";
import type { PlacesOf } from "./places-of.ts";
import type { RankTerm } from "./rank-terms.ts";
import type { Hit } from "./top.ts";

/** How many of the best are looked at again. */
export const LIFTED = 100;

/** How much words side by side add, in whole impacts; tuned on public collections, see docs/search.md. */
const LIFT = 0.18;
/** The greatest distance that counts. */
const NEAR = 6;

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
  placesOf: PlacesOf,
): Hit[] {
  const pairs = pairsOf(terms);
  if (pairs.length === 0) return [...hits];
  const lifted = hits
    .slice(0, LIFTED)
    .map((hit) => ({ ...hit, score: hit.score + gainOf(hit, pairs, placesOf) }));
  return [...lifted.sort((one, other) => other.score - one.score), ...hits.slice(LIFTED)];
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

function gainOf(hit: Hit, pairs: readonly Pair[], placesOf: PlacesOf): number {
  let gain = 0;
  for (const [one, next] of pairs) {
    const distance = distanceOf(placesOf(hit, wordOf(one)), placesOf(hit, wordOf(next)));
    if (distance <= NEAR) gain += Math.min(one.weight, next.weight) / distance;
  }
  return Math.round(LIFT * MOST_IMPACT * gain);
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
