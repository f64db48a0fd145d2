import { intAt, shortAt, wordAt } from "../number-at.ts";
import { type Bits, lowest, ones } from "../postings/bits.ts";
import { BLOCK } from "../postings/posting-list.ts";
import { promisingBlocks } from "./promising-blocks.ts";
import { createBlock, moveTo, offer } from "./ranked-block.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import { scoreBlock } from "./score-block.ts";
import { type ScoredList, scoreAt } from "./scored-list.ts";
import type { Top } from "./top.ts";

/**
 * Gives `top` every paper that may be one of the best, with its whole score, block by block after
 * MaxScore (H. Turtle, J. Flood, "Query evaluation: strategies and optimizations", Information
 * Processing & Management 31(6), 1995). The blocks in which lists can add most come first, of
 * whichever segment: their papers soon set a threshold that most of the others do not reach.
 * @param unscored whether papers that no list has count too, with a score of 0
 */
export function rankPapers(ranked: readonly RankedPapers[], unscored: boolean, top: Top): void {
  const worst = unscored ? 0 : 1;
  const { places, most, owners, numbers } = promisingBlocks(ranked);
  const block = createBlock(Math.max(0, ...ranked.map(({ lists }) => lists.length)));
  for (let n = 0; n < places.length; n++) {
    const place = wordAt(places, n);
    const threshold = Math.max(worst, top.threshold());
    const owner = ranked[shortAt(owners, place)];
    if (!owner || intAt(most, place) < threshold) continue;
    const number = shortAt(numbers, place);
    if (fewIn(owner.matches, number)) {
      offerFew(owner, number, threshold, top);
      continue;
    }
    moveTo(block, owner, number);
    scoreBlock(block, threshold);
    offer(block, owner.segment, threshold, top);
  }
}

/** So many papers of a block are looked up in each list sooner than the block is gone through. */
const FEW = 6;

function fewIn(matches: Bits, block: number): boolean {
  let count = 0;
  const end = Math.min(matches.length, (block + 1) * WORDS);
  for (let at = block * WORDS; at < end; at++) {
    const word = matches[at] ?? 0;
    if (word !== 0) count += ones(word);
    if (count > FEW) return false;
  }
  return true;
}

function offerFew(
  { segment, matches, lists }: RankedPapers,
  block: number,
  least: number,
  top: Top,
): void {
  const end = Math.min(matches.length, (block + 1) * WORDS);
  for (let at = block * WORDS; at < end; at++) {
    for (let left = matches[at] ?? 0; left !== 0; left &= left - 1) {
      const paper = at * 32 + lowest(left);
      const score = scoreOf(lists, segment.sections.lengths, paper);
      if (score >= Math.max(least, top.threshold())) top.add({ segment, paper, score });
    }
  }
}

function scoreOf(lists: readonly ScoredList[], lengths: Uint8Array, paper: number): number {
  let score = 0;
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at];
    if (list) score += scoreAt(list, lengths, paper);
  }
  return score;
}

const WORDS = BLOCK / 32;
