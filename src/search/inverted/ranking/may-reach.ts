import { shortAt, wordAt } from "../number-at.ts";
import { type Bits, hasBit, noBits, setBit, unite } from "../postings/bits.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import type { ScoredList } from "./scored-list.ts";

/** Of more lists there are too many ways to add up to a score. */
export const MOST_LISTS = 6;

/**
 * Those of a segment's papers that are in lists which together may add as much as a threshold, by the most
 * that each adds to any paper of the segment; undefined where no lists do. Whole lists at a time: to
 * find them paper by paper or block by block takes longer than it spares.
 * @param lists at most `MOST_LISTS`, those that may add most first
 */
export function mayReach(
  { segment, matches, lists }: RankedPapers,
  threshold: number,
): Bits | undefined {
  let found: Bits | undefined;
  /** @param rest what the lists from `at` on may add @param members who is in the lists that were taken */
  const visit = (at: number, need: number, rest: number, members: Bits): void => {
    const list = lists[at];
    if (need <= 0) {
      found ??= noBits(segment.papers);
      unite(found, members);
    } else if (list && rest >= need) {
      const both = roomAt(at, members.length);
      intersectWith(list, members, both);
      visit(at + 1, need - list.most, rest - list.most, both);
      visit(at + 1, need, rest - list.most, members);
    }
  };
  const most = lists.reduce((sum, list) => sum + list.most, 0);
  visit(0, threshold, most, matches);
  return found;
}

const rooms: Bits[] = [];

/** Memory that stays: a search looks for such papers in each segment. */
function roomAt(depth: number, words: number): Bits {
  const room = rooms[depth] ?? noBits(MOST_PAPERS);
  rooms[depth] = room;
  return room.subarray(0, words);
}

function intersectWith({ bits, papers }: ScoredList, members: Bits, both: Bits): void {
  if (bits) {
    for (let at = 0; at < both.length; at++) both[at] = wordAt(members, at) & wordAt(bits, at);
    return;
  }
  both.fill(0);
  for (let at = 0; papers && at < papers.length; at++) {
    const paper = shortAt(papers, at);
    if (hasBit(members, paper)) setBit(both, paper);
  }
}
