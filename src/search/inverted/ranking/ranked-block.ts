import { byteAt, intAt, shortAt } from "../number-at.ts";
import { type Bits, lowest } from "../postings/bits.ts";
import { BLOCK } from "../postings/list-size.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import type { ScoredList } from "./scored-list.ts";
import type { Top } from "./top.ts";

/** Some papers that follow each other, while they are ranked. One object is moved from block to block. */
export interface RankedBlock {
  lists: readonly ScoredList[];
  /** Of all papers of the segment. */
  lengths: Uint8Array;
  /** The first paper. */
  start: number;
  /** How many words of 32 bits have a bit for each paper. */
  words: number;
  /** The papers that count; those behind the last word are 0. */
  readonly among: Bits;
  /** Those that may be one of the best. */
  readonly candidates: Bits;
  /** By paper, counted from the first; 0 for what is no candidate. */
  readonly scores: Int32Array;
  /** The numbers of the lists that have some of the papers, those first that may add most. */
  readonly order: Uint16Array;
  /** What each of these may add. */
  readonly bounds: Int32Array;
  count: number;
  /** What all of them together may add. */
  most: number;
}

/** @param lists how many there are of a segment at most */
export function createBlock(lists: number): RankedBlock {
  return {
    lists: [],
    lengths: new Uint8Array(0),
    start: 0,
    words: 0,
    among: new Uint32Array(BLOCK / 32),
    candidates: new Uint32Array(BLOCK / 32),
    scores: new Int32Array(BLOCK),
    order: new Uint16Array(lists),
    bounds: new Int32Array(lists),
    count: 0,
    most: 0,
  };
}

/** @param number the block's number in its segment */
export function moveTo(
  block: RankedBlock,
  { segment, matches, lists }: RankedPapers,
  number: number,
): void {
  const { among, candidates } = block;
  block.lists = lists;
  block.lengths = segment.sections.lengths;
  block.start = number * BLOCK;
  block.words = Math.min(BLOCK / 32, matches.length - block.start / 32);
  for (let word = 0; word < among.length; word++) {
    among[word] = matches[(block.start >>> 5) + word] ?? 0;
    candidates[word] = 0;
  }
  block.count = 0;
  block.most = 0;
  for (let list = 0; list < lists.length; list++) insert(block, list, number);
}

/** By insertion: there are few. */
function insert(block: RankedBlock, list: number, number: number): void {
  const { lists, order, bounds, count } = block;
  const { weight = 0, bounds: most = NONE } = lists[list] ?? {};
  const bound = weight * byteAt(most, number);
  if (bound === 0) return;
  let to = count;
  for (; to > 0 && intAt(bounds, to - 1) < bound; to--) {
    bounds[to] = intAt(bounds, to - 1);
    order[to] = shortAt(order, to - 1);
  }
  bounds[to] = bound;
  order[to] = list;
  block.count = count + 1;
  block.most += bound;
}

const NONE = new Uint8Array(0);

/** Gives `top` the candidates that reach a threshold, and leaves their scores at 0 for the next block. */
export function offer(
  block: RankedBlock,
  segment: RankedPapers["segment"],
  least: number,
  top: Top,
): void {
  const { start, scores, candidates } = block;
  let threshold = least;
  for (let word = 0; word < candidates.length; word++) {
    for (let left = candidates[word] ?? 0; left !== 0; left &= left - 1) {
      const place = word * 32 + lowest(left);
      const score = scores[place] ?? 0;
      scores[place] = 0;
      if (score < threshold) continue;
      top.add({ segment, paper: start + place, score });
      threshold = Math.max(least, top.threshold());
    }
  }
}
