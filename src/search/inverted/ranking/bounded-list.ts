import { byteAt, shortAt } from "../number-at.ts";
import { BLOCK, eachPosting, seek } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { type ImpactTable, impactOf } from "./bm25f.ts";
import type { ScoredList } from "./scored-list.ts";

/** A list with the most it adds to the score of any paper. */
export interface BoundedList extends ScoredList {
  readonly most: number;
  /** The most it adds in the block that is ranked. */
  bound: number;
}

export function boundedList(list: ScoredList, segment: Segment): BoundedList {
  const blocks = list.blocks?.map((impact) => byteAt(list.raised, impact));
  const most = blocks ? greatest(blocks) : greatestImpact(list, segment.sections.lengths);
  return { ...list, blocks, most: list.weight * most, bound: 0 };
}

function greatest(numbers: Uint8Array): number {
  let most = 0;
  for (let at = 0; at < numbers.length; at++) most = Math.max(most, byteAt(numbers, at));
  return most;
}

function greatestImpact(list: ScoredList, lengths: Uint8Array): number {
  const { papers, codes, impacts } = list;
  if (papers) return greatestOf(papers, codes, impacts, lengths);
  let most = 0;
  eachPosting(list, (paper, code) => {
    most = Math.max(most, impactOf(impacts, code, byteAt(lengths, paper)));
  });
  return most;
}

/** Nearly all short lists are arrays: a loop of its own, without a call for each posting. */
function greatestOf(
  papers: Uint16Array,
  codes: Uint8Array,
  impacts: ImpactTable,
  lengths: Uint8Array,
): number {
  let most = 0;
  for (let at = 0; at < papers.length; at++) {
    const length = byteAt(lengths, shortAt(papers, at));
    most = Math.max(most, impactOf(impacts, byteAt(codes, at), length));
  }
  return most;
}

/** The most that the list adds to the score of a paper of the block from `start` to `end`. */
export function mostIn(list: BoundedList, start: number, end: number): number {
  if (list.blocks) return list.weight * byteAt(list.blocks, start / BLOCK);
  if (!list.papers) return list.most;
  list.at = seek(list.papers, list.at, start);
  return (list.papers[list.at] ?? end) < end ? list.most : 0;
}
