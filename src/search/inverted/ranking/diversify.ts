import { floatAt } from "../number-at.ts";
import { partsOf, type TermsIn } from "./terms-in.ts";
import type { Hit } from "./top.ts";

/** From which cosine on hits have the terms in so similar a mixture that they count as alike. */
const ALIKE = 0.85;
/** A hit's score is divided by 1 and so much for each better one that is no different. */
const LOSS = 0.5;

/**
 * The best hits, each chosen for its score less what it repeats of all those chosen before, in the
 * manner of maximal marginal relevance (J. Carbonell, J. Goldstein, SIGIR 1998). What each term adds
 * to a hit's score is its direction. The chosen have what is left of their scores. As nothing gains by
 * what is chosen, a hit is compared only once it would be the next: M. Minoux, "Accelerated greedy
 * algorithms for maximizing submodular set functions", Optimization Techniques, 1978.
 * @param found what the hits were found by, in each segment
 */
export function diversify(found: readonly TermsIn[], hits: readonly Hit[], limit: number): Hit[] {
  const left = hits.map((hit): Candidate => ({ hit, worth: hit.score, repeated: 0, compared: 0 }));
  const chosen: Hit[] = [];
  const directions: Float64Array[] = [];
  while (left.length > 0 && chosen.length < limit) {
    const best = left.reduce((one, other) => (other.worth > one.worth ? other : one));
    best.direction ??= directionOf(best.hit, found);
    if (best.compared < directions.length) compare(best, best.direction, directions);
    else {
      left.splice(left.indexOf(best), 1);
      chosen.push({ ...best.hit, score: best.worth });
      directions.push(best.direction);
    }
  }
  return chosen;
}

interface Candidate {
  readonly hit: Hit;
  /** What each term adds to the score, of length 1. */
  direction?: Float64Array;
  /** At most so much is left of its score. */
  worth: number;
  /** With how many of the chosen it was compared. */
  compared: number;
  /** How many of these it is like, those that are less so counting in part. */
  repeated: number;
}

function compare(
  candidate: Candidate,
  direction: Float64Array,
  chosen: readonly Float64Array[],
): void {
  for (const other of chosen.slice(candidate.compared))
    candidate.repeated += likeness(other, direction);
  candidate.compared = chosen.length;
  candidate.worth = candidate.hit.score / (1 + LOSS * candidate.repeated);
}

/** From 0 to 1. */
function likeness(one: Float64Array, other: Float64Array): number {
  return Math.max(0, cosine(one, other) - ALIKE) / (1 - ALIKE);
}

function directionOf({ segment, paper }: Hit, found: readonly TermsIn[]): Float64Array {
  const terms = found.find((each) => each.segment === segment);
  if (!terms) return new Float64Array(0);
  const parts = partsOf(terms, paper);
  const length = Math.sqrt(cosine(parts, parts));
  return length === 0 ? parts : parts.map((part) => part / length);
}

/** Of directions of length 1. */
function cosine(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += floatAt(one, at) * floatAt(other, at);
  return sum;
}
