import { shortAt } from "../number-at.ts";
import { type Bits, countBits, eachBit, hasBit, intersect } from "../postings/bits.ts";
import { type PostingList, seek } from "../postings/posting-list.ts";

/**
 * The papers, among some, that are in all of the lists: a copy of its own, in ascending order.
 * @param lists the rarest term's first
 */
export function papersWithAll(lists: readonly PostingList[], among: Bits): Uint16Array {
  const [rarest] = lists;
  if (!rarest?.papers) return membersOf(intersection(lists, among));
  const found = rarest.papers.slice();
  let count = keepIn(among, found, found.length);
  for (const { papers, bits } of lists) {
    if (bits) count = keepIn(bits, found, count);
    else if (papers && papers !== rarest.papers) count = keepBoth(papers, found, count);
  }
  return found.subarray(0, count);
}

/** Of bitmaps. */
function intersection(lists: readonly PostingList[], among: Bits): Bits {
  const found = among.slice();
  for (const { bits } of lists) if (bits) intersect(found, bits);
  return found;
}

function membersOf(bits: Bits): Uint16Array {
  const members = new Uint16Array(countBits(bits));
  let count = 0;
  eachBit(bits, (paper) => {
    members[count++] = paper;
  });
  return members;
}

/** Moves those of the first `count` papers that a set has to the front. @returns how many */
function keepIn(bits: Bits, found: Uint16Array, count: number): number {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const paper = shortAt(found, at);
    if (hasBit(bits, paper)) found[kept++] = paper;
  }
  return kept;
}

/** As `keepIn`, of a list in ascending order. */
function keepBoth(papers: Uint16Array, found: Uint16Array, count: number): number {
  let kept = 0;
  let near = 0;
  for (let at = 0; at < count; at++) {
    const paper = shortAt(found, at);
    near = seek(papers, near, paper);
    if (papers[near] === paper) found[kept++] = paper;
  }
  return kept;
}
