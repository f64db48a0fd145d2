import { byteAt, shortAt, wordAt } from "../number-at.ts";
import type { Sections } from "../segments/segment-sections.ts";
import { type Bits, eachBit, hasBit, ones } from "./bits.ts";
import { blockCount, hasBlocks, isDense, rankCount } from "./list-size.ts";
import { isCoded, startsOf } from "./list-starts.ts";

/**
 * Who has a term, in one of two forms after S. Chambi, D. Lemire, O. Kaser, R. Godin, "Better bitmap
 * performance with Roaring bitmaps", Software: Practice and Experience 46(5), 2016: up to one paper
 * in sixteen as a sorted array of two bytes each, more as a bitmap with a count of the members before
 * every 512th paper. Then, from 256 papers on, the greatest impact in each block of 1,024 papers
 * (S. Ding, T. Suel, "Faster top-k document retrieval using block-max indexes", SIGIR 2011).
 */
export interface PostingList {
  readonly frequency: number;
  /** One of these two. All fields are always there: reading one is fast for objects of one shape. */
  readonly papers: Uint16Array | undefined;
  readonly bits: Bits | undefined;
  /** With `bits`: members before each 512 papers. */
  readonly ranks: Uint16Array | undefined;
  /** A code for each member, in order; empty for terms that have none. */
  readonly codes: Uint8Array;
  /** Greatest impacts, at the segment's own average length. */
  readonly blocks: Uint8Array | undefined;
}

/** What a list takes of its own, about: its papers and codes are the segment's. */
export const LIST_BYTES = 500;

export function postingList(sections: Sections, papers: number, term: number): PostingList {
  const { frequencies, postings } = sections;
  const frequency = shortAt(frequencies, term);
  const { start, codes: codesStart } = startsOf(sections, papers, term);
  const codes = isCoded(sections, term)
    ? sections.codes.subarray(codesStart, codesStart + frequency)
    : NO_CODES;
  if (!isDense(frequency, papers)) {
    const end = start + frequency;
    return arrayList(
      postings.subarray(start, end),
      codes,
      blocksAt(postings, end, papers, frequency, codes),
    );
  }
  const words = (papers + 31) >>> 5;
  const bits = new Uint32Array(postings.buffer, postings.byteOffset + start * 2, words);
  const ranksStart = start + words * 2;
  const ranksEnd = ranksStart + rankCount(papers);
  const ranks = postings.subarray(ranksStart, ranksEnd);
  const blocks = blocksAt(postings, ranksEnd, papers, frequency, codes);
  return { frequency, papers: undefined, bits, ranks, codes, blocks };
}

export function arrayList(
  papers: Uint16Array,
  codes: Uint8Array,
  blocks?: Uint8Array,
): PostingList {
  return { frequency: papers.length, papers, bits: undefined, ranks: undefined, codes, blocks };
}

/** Of 32 papers each, in the 512 before which members are counted. */
const RANKED_WORDS = 16;

/** Writes how many members are before each 512 papers. */
export function writeRanks(bits: Bits, ranks: Uint16Array): void {
  let members = 0;
  for (let word = 0; word < bits.length; word++) {
    if (word % RANKED_WORDS === 0) ranks[word / RANKED_WORDS] = members;
    members += ones(wordAt(bits, word));
  }
}

/** How many members of a bitmap are before a paper. */
export function rankIn(bits: Bits, ranks: Uint16Array, paper: number): number {
  let word = (paper >>> 9) * RANKED_WORDS;
  let rank = ranks[paper >>> 9] ?? 0;
  for (; word < paper >>> 5; word++) rank += ones(bits[word] ?? 0);
  return rank + ones((bits[word] ?? 0) & ((1 << (paper & 31)) - 1));
}

/** A list's place of a paper, or -1. */
export function positionIn({ papers, bits, ranks }: PostingList, paper: number): number {
  if (bits && ranks) return hasBit(bits, paper) ? rankIn(bits, ranks, paper) : -1;
  const at = seek(papers ?? NO_PAPERS, 0, paper);
  return papers?.[at] === paper ? at : -1;
}

/** The first place from `from` up to `to` whose paper is not before `paper`: by doubling steps, then by halves. */
export function seek(papers: Uint16Array, from: number, paper: number, to = papers.length): number {
  let step = 1;
  let low = from;
  while (low + step < to && (papers[low + step] ?? 0) < paper) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((papers[middle] ?? 0) < paper) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NO_PAPERS = new Uint16Array(0);

const NO_CODES = new Uint8Array(0);

function blocksAt(
  postings: Uint16Array,
  start: number,
  papers: number,
  frequency: number,
  codes: Uint8Array,
): Uint8Array | undefined {
  if (!hasBlocks(frequency) || codes.length === 0) return undefined;
  return new Uint8Array(postings.buffer, postings.byteOffset + start * 2, blockCount(papers));
}

/** Calls with each paper of a list in order, and its code. */
export function eachPosting(
  { papers, bits, codes }: PostingList,
  visit: (paper: number, code: number) => void,
): void {
  let at = 0;
  if (bits) eachBit(bits, (paper) => visit(paper, byteAt(codes, at++)));
  if (papers) for (; at < papers.length; at++) visit(shortAt(papers, at), byteAt(codes, at));
}
