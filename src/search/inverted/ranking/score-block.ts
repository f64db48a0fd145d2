import { shortAt } from "../number-at.ts";
import { lowest } from "../postings/bits.ts";
import { seek } from "../postings/posting-list.ts";
import type { RankedBlock } from "./ranked-block.ts";
import type { ScoredList } from "./scored-list.ts";

/** Makes the papers of required lists candidates, and adds up the lists that are not looked up. */
export function scoreBlock(block: RankedBlock, lengths: Uint8Array): void {
  const { lists, required, longest } = block;
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at];
    if (!list || list.bound === 0) continue;
    if (at >= required) addCandidates(block, list);
    if (at < required && list.frequency > longest) continue;
    if (list.bits) addBitmap(block, list, lengths);
    else addArray(block, list, lengths);
  }
}

export function clearBlock({ scores, candidates }: RankedBlock): void {
  scores.fill(0);
  candidates.fill(0);
}

function addCandidates({ candidates, start, end }: RankedBlock, list: ScoredList): void {
  const { bits, papers } = list;
  if (bits) {
    const words = (end - start + 31) >>> 5;
    for (let word = 0; word < words; word++)
      candidates[word] = (candidates[word] ?? 0) | (bits[(start >>> 5) + word] ?? 0);
  } else if (papers) {
    list.at = seek(papers, list.at, start);
    for (let at = list.at; at < papers.length; at++) {
      const place = (papers[at] ?? 0) - start;
      if (place >= end - start) return;
      candidates[place >>> 5] = (candidates[place >>> 5] ?? 0) | (1 << (place & 31));
    }
  }
}

function addArray(
  { scores, start, end }: RankedBlock,
  list: ScoredList,
  lengths: Uint8Array,
): void {
  const { papers, codes, impacts, weight } = list;
  if (!papers) return;
  let at = seek(papers, list.at, start);
  for (; at < papers.length; at++) {
    const paper = papers[at] ?? 0;
    if (paper >= end) break;
    const impact = impacts[((codes[at] ?? 0) << 8) | (lengths[paper] ?? 0)] ?? 0;
    scores[paper - start] = (scores[paper - start] ?? 0) + weight * impact;
  }
  list.at = at;
}

function addBitmap(
  { scores, start, end }: RankedBlock,
  { bits, ranks, codes, impacts, weight }: ScoredList,
  lengths: Uint8Array,
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
