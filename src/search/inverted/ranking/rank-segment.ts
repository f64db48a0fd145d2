import { intAt, wordAt } from "../number-at.ts";
import { type Bits, countBits, eachBit, lowest } from "../postings/bits.ts";
import { BLOCK } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { addCandidates, addList, clearBlock, createBlockScores } from "./score-block.ts";
import { mostIn, type ScoredList, scoreAt } from "./scored-list.ts";
import type { Top } from "./top.ts";

export interface SegmentRanking {
  readonly segment: Segment;
  readonly lists: readonly ScoredList[];
  /** Only these papers count. */
  readonly among: Bits;
  /** Whether papers that no list has count too, with a score of 0. */
  readonly unscored: boolean;
}

/** How much dearer it is to look a posting up than to pass it. */
const LOOK_UP = 6;

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
  eachBit(among, (paper) => {
    const score = scoreIn(lists, segment.sections.lengths, paper);
    if (score >= top.threshold() && (score > 0 || unscored)) top.add({ segment, paper, score });
  });
}

function blockByBlock({ segment, lists, among, unscored }: SegmentRanking, top: Top): void {
  const { lengths } = segment.sections;
  const sums = createBlockScores();
  for (let start = 0; start < segment.papers; start += BLOCK) {
    const end = Math.min(start + BLOCK, segment.papers);
    const threshold = top.threshold();
    const { required, passed, lookedUp, most } = divide(lists, start, end, threshold);
    const all = unscored && threshold <= 0;
    if (required.length === 0 && !all) continue;
    for (const list of required) addCandidates(sums, list, start, end);
    for (const list of [...required, ...passed]) addList(sums, list, lengths, start, end);
    for (let at = start; at < end; at += 32) {
      const wanted = all ? -1 : wordAt(sums.candidates, (at - start) >>> 5);
      for (let word = wordAt(among, at >>> 5) & wanted; word !== 0; word &= word - 1) {
        const paper = at + lowest(word);
        const sum = intAt(sums.scores, paper - start);
        if (sum + most < top.threshold()) continue;
        const score = sum + scoreIn(lookedUp, lengths, paper);
        if (score >= top.threshold() && (score > 0 || unscored)) top.add({ segment, paper, score });
      }
    }
    clearBlock(sums);
  }
}

function scoreIn(lists: readonly ScoredList[], lengths: Uint8Array, paper: number): number {
  let score = 0;
  for (const list of lists) score += scoreAt(list, lengths, paper);
  return score;
}

interface Division {
  /** A paper that none of these has cannot be one of the best. */
  readonly required: readonly ScoredList[];
  /** Of the others, those that are quicker passed through than looked up. */
  readonly passed: readonly ScoredList[];
  readonly lookedUp: readonly ScoredList[];
  /** The most that those looked up add together. */
  readonly most: number;
}

interface Bounded {
  readonly list: ScoredList;
  readonly most: number;
}

function divide(
  lists: readonly ScoredList[],
  start: number,
  end: number,
  threshold: number,
): Division {
  const bounded = lists
    .map((list) => ({ list, most: mostIn(list, start, end) }))
    .filter(({ most }) => most > 0)
    .sort((one, other) => one.most - other.most);
  let together = 0;
  const [others, required]: [Bounded[], Bounded[]] = [[], []];
  for (const each of bounded) {
    together += each.most;
    (together < threshold ? others : required).push(each);
  }
  const candidates = required.reduce((all, { list }) => all + list.frequency, 0);
  const isLong = ({ list }: Bounded) => list.frequency > candidates * LOOK_UP;
  return {
    required: required.map(({ list }) => list),
    passed: others.filter((each) => !isLong(each)).map(({ list }) => list),
    lookedUp: others.filter(isLong).map(({ list }) => list),
    most: others.filter(isLong).reduce((all, { most }) => all + most, 0),
  };
}
