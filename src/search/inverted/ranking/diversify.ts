import { floatAt } from "../number-at.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import { scoreAt } from "./scored-list.ts";
import type { Hit } from "./top.ts";

/** From which cosine on hits have the terms in so similar a mixture that they count as alike. */
const ALIKE = 0.85;
/** A hit's score is divided by 1 and so much for each better one that is no different. */
const LOSS = 0.5;

/**
 * The best hits, each chosen for its score less what it repeats of all those chosen before, in the
 * manner of maximal marginal relevance (J. Carbonell, J. Goldstein, SIGIR 1998). What each term adds
 * to a hit's score is its direction. The chosen have what is left of their scores.
 * @param ranked what the hits were found in @param terms how many there are
 */
export function diversify(
  ranked: readonly RankedPapers[],
  terms: number,
  hits: readonly Hit[],
  limit: number,
): Hit[] {
  const left = withDirections(ranked, terms, hits);
  const chosen: Hit[] = [];
  while (left.length > 0 && chosen.length < limit) {
    const best = left.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    left.splice(left.indexOf(best), 1);
    chosen.push({ ...best.hit, score: worth(best) });
    for (const other of left) other.repeated += likeness(best.direction, other.direction);
  }
  return chosen;
}

interface Candidate {
  readonly hit: Hit;
  /** What each term adds to the score, of length 1. */
  readonly direction: Float64Array;
  /** How many of the chosen it is like, those that are less so counting in part. */
  repeated: number;
}

function worth({ hit, repeated }: Candidate): number {
  return hit.score / (1 + LOSS * repeated);
}

/** From 0 to 1. */
function likeness(one: Float64Array, other: Float64Array): number {
  return Math.max(0, cosine(one, other) - ALIKE) / (1 - ALIKE);
}

function withDirections(
  ranked: readonly RankedPapers[],
  terms: number,
  hits: readonly Hit[],
): Candidate[] {
  const directions = new Map<Hit, Float64Array>();
  for (const { segment, lists } of ranked) {
    const own = hits.filter((hit) => hit.segment === segment);
    for (const hit of own.sort((one, other) => one.paper - other.paper)) {
      const direction = new Float64Array(terms);
      for (const list of lists)
        direction[list.term] = scoreAt(list, segment.sections.lengths, hit.paper);
      directions.set(hit, ofLengthOne(direction));
    }
  }
  return hits.map((hit) => ({
    hit,
    direction: directions.get(hit) ?? new Float64Array(terms),
    repeated: 0,
  }));
}

function ofLengthOne(direction: Float64Array): Float64Array {
  const length = Math.sqrt(cosine(direction, direction));
  return length === 0 ? direction : direction.map((part) => part / length);
}

/** Of directions of length 1. */
function cosine(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, part, at) => sum + part * floatAt(other, at), 0);
}
