import { shortAt, wordAt } from "../number-at.ts";
import { lowest } from "../postings/bits.ts";
import { BLOCK, seek } from "../postings/posting-list.ts";
import type { ScoredList } from "./scored-list.ts";

/** Sums up the scores of one block of papers. */
export interface BlockScores {
  /** By paper, counted from the block's first. */
  readonly scores: Int32Array;
  /** Which papers a list has that was added as one that makes candidates, a bit each. */
  readonly candidates: Uint32Array;
}

export function createBlockScores(): BlockScores {
  return { scores: new Int32Array(BLOCK), candidates: new Uint32Array(BLOCK / 32) };
}

export function clearBlock({ scores, candidates }: BlockScores): void {
  scores.fill(0);
  candidates.fill(0);
}

/** Adds what a list gives to the papers from `start` up to `end`. */
export function addList(
  { scores }: BlockScores,
  list: ScoredList,
  lengths: Uint8Array,
  start: number,
  end: number,
): void {
  if (list.bits) addBitmap(scores, list, lengths, start, end);
  else addArray(scores, list, lengths, start, end);
}

function addArray(
  scores: Int32Array,
  list: ScoredList,
  lengths: Uint8Array,
  start: number,
  end: number,
): void {
  const { papers, codes, impacts, weight } = list;
  if (!papers) return;
  for (let at = seek(papers, list.at, start); at < papers.length; at++) {
    const paper = papers[at] ?? 0;
    if (paper >= end) return;
    const impact = impacts[((codes[at] ?? 0) << 8) | (lengths[paper] ?? 0)] ?? 0;
    scores[paper - start] = (scores[paper - start] ?? 0) + weight * impact;
  }
}

function addBitmap(
  scores: Int32Array,
  { bits, ranks, codes, impacts, weight }: ScoredList,
  lengths: Uint8Array,
  start: number,
  end: number,
): void {
  if (!bits || !ranks) return;
  let at = shortAt(ranks, start >>> 9);
  for (let from = start; from < end; from += 32) {
    for (let word = bits[from >>> 5] ?? 0; word !== 0; word &= word - 1) {
      const paper = from + lowest(word);
      const impact = impacts[((codes[at++] ?? 0) << 8) | (lengths[paper] ?? 0)] ?? 0;
      scores[paper - start] = (scores[paper - start] ?? 0) + weight * impact;
    }
  }
}

/** Makes the list's papers from `start` up to `end` candidates. */
export function addCandidates(
  { candidates }: BlockScores,
  { bits, papers, at: from }: ScoredList,
  start: number,
  end: number,
): void {
  if (bits) {
    const words = (end - start + 31) >>> 5;
    for (let word = 0; word < words; word++)
      candidates[word] = wordAt(candidates, word) | wordAt(bits, (start >>> 5) + word);
  } else if (papers) {
    for (let at = seek(papers, from, start); at < papers.length; at++) {
      const place = shortAt(papers, at) - start;
      if (place >= end - start) return;
      candidates[place >>> 5] = wordAt(candidates, place >>> 5) | (1 << (place & 31));
    }
  }
}
