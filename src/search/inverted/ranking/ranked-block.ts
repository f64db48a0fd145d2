import { BLOCK } from "../postings/posting-list.ts";
import { type BoundedList, mostIn } from "./bounded-list.ts";

/** How much dearer it is to look a posting up than to pass it. */
export const LOOK_UP = 6;

/**
 * Some papers that follow each other, and how each list is taken among them. One object is moved from
 * block to block: a segment has up to 64.
 */
export interface RankedBlock {
  start: number;
  end: number;
  /** By paper, counted from the first. */
  readonly scores: Int32Array;
  /** Which papers a required list has, a bit each. */
  readonly candidates: Uint32Array;
  /** Ascending by the most that they add here. */
  readonly lists: BoundedList[];
  /** A paper that has none of the lists from this one on cannot be one of the best. */
  required: number;
  /** Of the lists before, those with more papers are looked up; the others are quicker passed through. */
  longest: number;
  /** The most that those looked up add together. */
  most: number;
}

export function rankedBlock(lists: BoundedList[]): RankedBlock {
  const scores = new Int32Array(BLOCK);
  const candidates = new Uint32Array(BLOCK / 32);
  return { start: 0, end: 0, scores, candidates, lists, required: 0, longest: 0, most: 0 };
}

/** Moves to the papers from `start` up to `end`, of which those below the threshold do not matter. */
export function moveTo(block: RankedBlock, start: number, end: number, threshold: number): void {
  block.start = start;
  block.end = end;
  sortByBound(block);
  divide(block, threshold);
}

/** By insertion: from block to block the order changes little. */
function sortByBound({ lists, start, end }: RankedBlock): void {
  for (let from = 0; from < lists.length; from++) {
    const list = lists[from];
    if (!list) return;
    list.bound = mostIn(list, start, end);
    let to = from;
    for (let before = lists[to - 1]; before && before.bound > list.bound; before = lists[to - 1])
      lists[to--] = before;
    lists[to] = list;
  }
}

function divide(block: RankedBlock, threshold: number): void {
  let together = 0;
  let required = 0;
  let candidates = 0;
  for (const { bound, frequency } of block.lists) {
    together += bound;
    if (together < threshold) required += 1;
    else candidates += frequency;
  }
  block.required = required;
  block.longest = candidates * LOOK_UP;
  block.most = 0;
  for (let at = 0; at < required; at++) {
    const list = block.lists[at];
    if (list && list.frequency > block.longest) block.most += list.bound;
  }
}
