import { shortAt, startOf, wordAt } from "../number-at.ts";
import type { Sections } from "../segments/segment-sections.ts";
import { isPlain } from "../segments/term.ts";
import { isDense, listSize } from "./list-size.ts";

/** For so many terms one start is kept: those of the others follow from how many papers have each. */
export const ANCHORED = 16;

/** Where a term's list begins in `postings`, and where its codes do in `codes`. */
export interface ListStarts {
  readonly start: number;
  readonly codes: number;
}

/** @param papers how many the segment has */
export function startsOf(sections: Sections, papers: number, term: number): ListStarts {
  const anchor = Math.floor(term / ANCHORED);
  let start = wordAt(sections.postingAnchors, anchor);
  let codes = wordAt(sections.codeAnchors, anchor);
  for (let at = anchor * ANCHORED; at < term; at++) {
    const frequency = shortAt(sections.frequencies, at);
    const coded = isCoded(sections, at);
    start = alignedFor(start, frequency, papers) + listSize(frequency, papers, coded);
    if (coded) codes += frequency;
  }
  return { start: alignedFor(start, shortAt(sections.frequencies, term), papers), codes };
}

/** Whether the term's papers have codes. */
export function isCoded({ terms, termEnds }: Sections, term: number): boolean {
  return !isPlain(terms[startOf(termEnds, term)]);
}

/** A bitmap begins with a word of 32 bits. */
export function alignedFor(start: number, frequency: number, papers: number): number {
  return isDense(frequency, papers) ? start + (start % 2) : start;
}
