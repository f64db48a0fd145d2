import { intAt, shortAt } from "../number-at.ts";
import { type Bits, hasBit, lowest } from "../postings/bits.ts";
import { isDense } from "../postings/list-size.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";
import { tokenList } from "../segments/token-list.ts";
import type { TermsIn } from "./terms-in.ts";
import type { Top } from "./top.ts";

/** What was added up for each paper of the segment at hand. */
const scores = new Int32Array(MOST_PAPERS);

/**
 * Gives `top` those of a segment's papers that have any of the terms and may be one of the best: term by
 * term, for all who have it. Of many terms the best papers have few, so that a threshold spares little of
 * that, and what it takes to ask, block by block, is more.
 * @param matches the papers that count
 */
export function rankByTerm(terms: TermsIn, matches: Bits, top: Top): void {
  const { segment, numbers } = terms;
  scores.fill(0, 0, segment.papers);
  for (let at = 0; at < numbers.length; at++) {
    const number = intAt(numbers, at);
    if (number < 0) continue;
    const frequency = shortAt(segment.sections.frequencies, number);
    if (isDense(frequency, segment.papers)) addBitmap(terms, at);
    else addArray(terms, at, frequency);
  }
  let least = Math.max(1, top.threshold());
  for (let paper = 0; paper < segment.papers; paper++) {
    const score = scores[paper] ?? 0;
    if (score < least || !hasBit(matches, paper)) continue;
    top.add({ segment, paper, score });
    least = Math.max(1, top.threshold());
  }
}

function addArray(
  { segment, weights, starts, codeStarts, impacts }: TermsIn,
  at: number,
  frequency: number,
): void {
  const { postings, codes, lengths } = segment.sections;
  const weight = intAt(weights, at);
  const first = intAt(starts, at);
  const firstCode = intAt(codeStarts, at);
  for (let place = 0; place < frequency; place++) {
    const paper = postings[first + place] ?? 0;
    const code = codes[firstCode + place] ?? 0;
    const impact = impacts[(code << 8) | (lengths[paper] ?? 0)] ?? 0;
    scores[paper] = (scores[paper] ?? 0) + weight * impact;
  }
}

/** The same of a token whose list is a bitmap. */
function addBitmap({ segment, tokens, weights, impacts }: TermsIn, at: number): void {
  const { bits, codes } = tokenList(segment, tokens[at] ?? "") ?? {};
  if (!bits || !codes) return;
  const { lengths } = segment.sections;
  const weight = intAt(weights, at);
  let place = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
      const paper = word * 32 + lowest(left);
      const impact = impacts[((codes[place++] ?? 0) << 8) | (lengths[paper] ?? 0)] ?? 0;
      scores[paper] = (scores[paper] ?? 0) + weight * impact;
    }
  }
}
