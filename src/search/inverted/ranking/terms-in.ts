import { byteAt, intAt, shortAt } from "../number-at.ts";
import { isDense } from "../postings/list-size.ts";
import { startsOf } from "../postings/list-starts.ts";
import { positionIn, seek } from "../postings/posting-list.ts";
import { findToken } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { tokenList } from "../segments/token-list.ts";
import { type ImpactTable, impactOf } from "./bm25f.ts";
import type { RankTerm } from "./rank-terms.ts";

/**
 * Tokens to rank by, as a segment has them. Most are in few papers: where these stand is read in place,
 * as to make lists of them takes as long as to read most.
 */
export interface TermsIn {
  readonly segment: Segment;
  readonly tokens: readonly string[];
  readonly weights: Int32Array;
  /** The number of each in the segment's dictionary, or -1. */
  readonly numbers: Int32Array;
  /** Where the papers of each begin, and their codes. */
  readonly starts: Int32Array;
  readonly codeStarts: Int32Array;
  readonly impacts: ImpactTable;
}

/** @param terms each of one token */
export function termsIn(
  segment: Segment,
  terms: readonly RankTerm[],
  impacts: ImpactTable,
): TermsIn {
  const tokens = terms.map((term) => term.tokens[0] ?? "");
  const numbers = Int32Array.from(tokens, (token) => findToken(segment.dictionary, token));
  const starts = new Int32Array(numbers.length);
  const codeStarts = new Int32Array(numbers.length);
  for (const [at, number] of numbers.entries()) {
    if (number < 0) continue;
    const { start, codes } = startsOf(segment.sections, segment.papers, number);
    starts[at] = start;
    codeStarts[at] = codes;
  }
  const weights = Int32Array.from(terms, ({ weight }) => weight);
  return { segment, tokens, weights, numbers, starts, codeStarts, impacts };
}

/** What each term adds to a paper's score. */
export function partsOf(terms: TermsIn, paper: number): Float64Array {
  const { codes, lengths } = terms.segment.sections;
  const parts = new Float64Array(terms.tokens.length);
  for (let at = 0; at < parts.length; at++) {
    const place = placeOf(terms, at, paper);
    if (place < 0) continue;
    const code = byteAt(codes, intAt(terms.codeStarts, at) + place);
    parts[at] = intAt(terms.weights, at) * impactOf(terms.impacts, code, byteAt(lengths, paper));
  }
  return parts;
}

/** A paper's place among those that have a term, or -1. */
function placeOf({ segment, tokens, numbers, starts }: TermsIn, at: number, paper: number): number {
  const number = intAt(numbers, at);
  if (number < 0) return -1;
  const { frequencies, postings } = segment.sections;
  const frequency = shortAt(frequencies, number);
  if (isDense(frequency, segment.papers)) {
    const list = tokenList(segment, tokens[at] ?? "");
    return list ? positionIn(list, paper) : -1;
  }
  const start = intAt(starts, at);
  const place = seek(postings, start, paper, start + frequency);
  return place < start + frequency && shortAt(postings, place) === paper ? place - start : -1;
}
