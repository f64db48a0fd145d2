import { byteAt, intAt, shortAt } from "../number-at.ts";
import { type Bits, lowest, ones } from "../postings/bits.ts";
import { BLOCK, blockCount } from "../postings/list-size.ts";
import { seek } from "../postings/posting-list.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import type { ScoredList } from "./scored-list.ts";
import type { Top } from "./top.ts";

/** What is left of the papers stands at the front, in ascending order, each with what was added up for it. */
const papers = new Uint16Array(MOST_PAPERS);
const scores = new Int32Array(MOST_PAPERS);
/** What the lists that are not added yet may add, in each block of papers. */
const rest = new Int32Array(blockCount(MOST_PAPERS));

/**
 * Gives `top` those of a segment's papers that may be one of the best. List by list, those that may
 * add most first, each added up for all papers that are left; which of them go on is as in `scoreBlock`.
 * So few papers take no time for what lies between them.
 * @param worst the least score that counts
 */
export function scoreFew({ segment, matches, lists }: RankedPapers, worst: number, top: Top): void {
  const threshold = Math.max(worst, top.threshold());
  const blocks = blockCount(segment.papers);
  rest.fill(0, 0, blocks);
  for (const list of lists) addBounds(list, blocks, 1);
  let count = membersOf(matches, threshold);
  for (const list of lists) {
    if (count === 0) return;
    addBounds(list, blocks, -1);
    const { lengths } = segment.sections;
    count = list.bits
      ? addBitmap(list, lengths, count, threshold)
      : addArray(list, lengths, count, threshold);
  }
  for (let at = 0; at < count; at++) {
    const score = intAt(scores, at);
    if (score < worst || score < top.threshold()) continue;
    top.add({ segment, paper: shortAt(papers, at), score });
  }
}

function addBounds({ bounds, weight }: ScoredList, blocks: number, sign: number): void {
  for (let at = 0; at < blocks; at++)
    rest[at] = intAt(rest, at) + sign * weight * byteAt(bounds, at);
}

/** Begins with a score of 0 for each paper of a block that may reach the threshold. @returns how many */
function membersOf(matches: Bits, threshold: number): number {
  let count = 0;
  for (let word = 0; word < matches.length; word++) {
    let left = matches[word] ?? 0;
    if (left === 0 || (rest[word >>> BLOCK_WORDS] ?? 0) < threshold) continue;
    for (; left !== 0; left &= left - 1) {
      papers[count] = word * 32 + lowest(left);
      scores[count] = 0;
      count += 1;
    }
  }
  return count;
}

const BLOCK_WORDS = Math.log2(BLOCK / 32);
const BLOCK_PAPERS = Math.log2(BLOCK);

/** @returns how many of the first `count` are left */
function addBitmap(
  { bits, ranks, codes, impacts, weight }: ScoredList,
  lengths: Uint8Array,
  count: number,
  threshold: number,
): number {
  if (!bits || !ranks) return count;
  let kept = 0;
  let word = 0;
  let before = 0;
  for (let at = 0; at < count; at++) {
    const paper = papers[at] ?? 0;
    const members = bits[paper >>> 5] ?? 0;
    const bit = 1 << (paper & 31);
    let score = scores[at] ?? 0;
    if ((members & bit) !== 0) {
      const group = (paper >>> 9) << 4;
      if (word <= group) {
        word = group;
        before = ranks[paper >>> 9] ?? 0;
      }
      for (; word < paper >>> 5; word++) before += ones(bits[word] ?? 0);
      const code = codes[before + ones(members & (bit - 1))] ?? 0;
      score += weight * (impacts[(code << 8) | (lengths[paper] ?? 0)] ?? 0);
    }
    if (score + (rest[paper >>> BLOCK_PAPERS] ?? 0) < threshold) continue;
    papers[kept] = paper;
    scores[kept] = score;
    kept += 1;
  }
  return kept;
}

/** The same of a list that is an array. */
function addArray(
  { papers: members, codes, impacts, weight }: ScoredList,
  lengths: Uint8Array,
  count: number,
  threshold: number,
): number {
  if (!members) return count;
  let kept = 0;
  let near = 0;
  for (let at = 0; at < count; at++) {
    const paper = papers[at] ?? 0;
    let score = scores[at] ?? 0;
    near = seek(members, near, paper);
    if (members[near] === paper) {
      const code = codes[near] ?? 0;
      score += weight * (impacts[(code << 8) | (lengths[paper] ?? 0)] ?? 0);
    }
    if (score + (rest[paper >>> BLOCK_PAPERS] ?? 0) < threshold) continue;
    papers[kept] = paper;
    scores[kept] = score;
    kept += 1;
  }
  return kept;
}
