import { intAt, shortAt } from "../number-at.ts";
import { type Bits, lowest, ones } from "../postings/bits.ts";
import { BLOCK } from "../postings/list-size.ts";
import type { RankedBlock } from "./ranked-block.ts";
import { moveOn, type ScoredList } from "./scored-list.ts";

/**
 * Adds up the lists, those that may add most first. Once the rest together do not reach the threshold,
 * only papers found so far are candidates, less those that the rest does not bring there.
 */
export function scoreBlock(block: RankedBlock, threshold: number): void {
  const { order, bounds, count, among, candidates } = block;
  let rest = block.most;
  for (let at = 0; at < count; at++) {
    const list = block.lists[shortAt(order, at)];
    if (!list) return;
    const papers = rest < threshold ? candidates : among;
    // Before a short list it would take longer than what it spares.
    if (list.bits && papers === candidates) dropBelow(block, threshold - rest);
    if (list.bits) addBitmap(block, list, papers);
    else addArray(block, list, papers);
    rest -= intAt(bounds, at);
  }
  // What has none of the lists reaches it too.
  if (threshold <= 0) candidates.set(among);
}

function dropBelow({ scores, candidates }: RankedBlock, least: number): void {
  for (let word = 0; word < candidates.length; word++) {
    let kept = candidates[word] ?? 0;
    for (let left = kept; left !== 0; left &= left - 1) {
      const place = word * 32 + lowest(left);
      if ((scores[place] ?? 0) >= least) continue;
      kept &= ~(left & -left);
      scores[place] = 0;
    }
    candidates[word] = kept;
  }
}

/** Scores the papers of the list that are among some, and makes them candidates. */
function addBitmap(
  { scores, candidates, start, words, lengths }: RankedBlock,
  { bits, ranks, codes, impacts, weight }: ScoredList,
  papers: Bits,
): void {
  if (!bits || !ranks) return;
  let before = shortAt(ranks, start >>> 9);
  for (let word = 0; word < words; word++) {
    const members = bits[(start >>> 5) + word] ?? 0;
    const wanted = members & (papers[word] ?? 0);
    candidates[word] = (candidates[word] ?? 0) | wanted;
    for (let left = wanted; left !== 0; left &= left - 1) {
      const place = word * 32 + lowest(left);
      const code = codes[before + ones(members & ((left & -left) - 1))] ?? 0;
      const impact = impacts[(code << 8) | (lengths[start + place] ?? 0)] ?? 0;
      scores[place] = (scores[place] ?? 0) + weight * impact;
    }
    before += ones(members);
  }
}

/** The same of a list that is an array. */
function addArray(
  { scores, candidates, start, lengths }: RankedBlock,
  list: ScoredList,
  papers: Bits,
): void {
  const { papers: members, codes, impacts, weight } = list;
  if (!members) return;
  for (let at = moveOn(list, members, start); at < members.length; at++) {
    const place = (members[at] ?? 0) - start;
    if (place >= BLOCK) return;
    const bit = 1 << (place & 31);
    if (((papers[place >>> 5] ?? 0) & bit) === 0) continue;
    candidates[place >>> 5] = (candidates[place >>> 5] ?? 0) | bit;
    const impact = impacts[((codes[at] ?? 0) << 8) | (lengths[start + place] ?? 0)] ?? 0;
    scores[place] = (scores[place] ?? 0) + weight * impact;
  }
}
