import { type Bits, countBits, lowest } from "../postings/bits.ts";
import { BLOCK } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { boundedList } from "./bounded-list.ts";
import { LOOK_UP, moveTo, type RankedBlock, rankedBlock } from "./ranked-block.ts";
import { clearBlock, scoreBlock } from "./score-block.ts";
import { type ScoredList, scoreAt } from "./scored-list.ts";
import type { Top } from "./top.ts";

export interface SegmentRanking {
  readonly segment: Segment;
  readonly lists: readonly ScoredList[];
  /** Only these papers count. */
  readonly among: Bits;
  /** Whether papers that no list has count too, with a score of 0. */
  readonly unscored: boolean;
}

/**
 * Gives `top` every paper of a segment that may be one of the best, with its whole score. Few papers
 * are looked up in each list; many are taken block by block after MaxScore (H. Turtle, J. Flood,
 * "Query evaluation: strategies and optimizations", Information Processing & Management 31(6), 1995):
 * lists that together cannot lift a paper over the worst of the best are only looked up for papers
 * that the others have, and blocks that all lists together cannot are passed over.
 */
export function rankSegment(ranking: SegmentRanking, top: Top): void {
  const { lists, among } = ranking;
  const postings = lists.reduce((sum, { frequency }) => sum + frequency, 0);
  const few = countBits(among) * lists.length * LOOK_UP < postings;
  if (few || lists.length === 0) lookUp(ranking, top);
  else blockByBlock(ranking, top);
}

function lookUp({ segment, lists, among, unscored }: SegmentRanking, top: Top): void {
  const { lengths } = segment.sections;
  for (const list of lists) list.at = 0;
  const worst = unscored ? 0 : 1;
  let threshold = Math.max(worst, top.threshold());
  for (let at = 0; at < among.length; at++) {
    for (let word = among[at] ?? 0; word !== 0; word &= word - 1) {
      const paper = at * 32 + lowest(word);
      const score = scoreIn(lists, lengths, paper);
      if (score < threshold) continue;
      top.add({ segment, paper, score });
      threshold = Math.max(worst, top.threshold());
    }
  }
}

function scoreIn(lists: readonly ScoredList[], lengths: Uint8Array, paper: number): number {
  let score = 0;
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at];
    if (list) score += scoreAt(list, lengths, paper);
  }
  return score;
}

function blockByBlock(ranking: SegmentRanking, top: Top): void {
  const { segment, lists, unscored } = ranking;
  const block = rankedBlock(lists.map((list) => boundedList(list, segment)));
  for (let start = 0; start < segment.papers; start += BLOCK) {
    const threshold = top.threshold();
    moveTo(block, start, Math.min(start + BLOCK, segment.papers), threshold);
    const all = unscored && threshold <= 0;
    if (block.required === lists.length && !all) continue;
    scoreBlock(block, segment.sections.lengths);
    if (all) block.candidates.fill(-1);
    offer(block, ranking, top);
    clearBlock(block);
  }
}

/** Gives `top` the candidates of a block that reach the threshold. */
function offer(block: RankedBlock, ranking: SegmentRanking, top: Top): void {
  const { start, end, scores, candidates, most } = block;
  const { segment, among, unscored } = ranking;
  const worst = unscored ? 0 : 1;
  let threshold = Math.max(worst, top.threshold());
  for (let at = start; at < end; at += 32) {
    const wanted = candidates[(at - start) >>> 5] ?? 0;
    for (let word = (among[at >>> 5] ?? 0) & wanted; word !== 0; word &= word - 1) {
      const paper = at + lowest(word);
      const sum = scores[paper - start] ?? 0;
      if (sum + most < threshold) continue;
      const score = sum + lookedUpScore(block, segment.sections.lengths, paper);
      if (score < threshold) continue;
      top.add({ segment, paper, score });
      threshold = Math.max(worst, top.threshold());
    }
  }
}

function lookedUpScore(block: RankedBlock, lengths: Uint8Array, paper: number): number {
  const { lists, required, longest, most } = block;
  let score = 0;
  for (let at = 0; most > 0 && at < required; at++) {
    const list = lists[at];
    if (list && list.frequency > longest) score += scoreAt(list, lengths, paper);
  }
  return score;
}
