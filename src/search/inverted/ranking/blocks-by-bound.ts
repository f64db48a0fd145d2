import { byteAt, floatAt, intAt, shortAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import { BLOCK, blockCount } from "../postings/posting-list.ts";
import type { RankedPapers } from "./ranked-papers.ts";

/** Blocks of papers, of several segments, those first in which all lists together may add most. */
export interface BlocksByBound {
  readonly count: number;
  /** The most that lists add in the n-th of them. */
  most(n: number): number;
  /** Whose it is. */
  owner(n: number): RankedPapers | undefined;
  /** Its number in its segment. */
  number(n: number): number;
}

/** A bound, below 2^31, and a block's place are sorted as one number, which floats hold exactly. */
const PLACES = 2 ** 20;

/** Blocks without any of the papers are left out. */
export function blocksByBound(ranked: readonly RankedPapers[]): BlocksByBound {
  const all = ranked.reduce((sum, { segment }) => sum + blockCount(segment.papers), 0);
  const [owners, numbers, keys] = [
    new Uint16Array(all),
    new Uint16Array(all),
    new Float64Array(all),
  ];
  let count = 0;
  for (const [owner, { segment, matches, lists }] of ranked.entries()) {
    const most = mostOf(lists, blockCount(segment.papers));
    for (let number = 0; number < most.length; number++) {
      if (!hasAny(matches, number)) continue;
      owners[count] = owner;
      numbers[count] = number;
      keys[count] = intAt(most, number) * PLACES + PLACES - 1 - count;
      count += 1;
    }
  }
  const sorted = keys.subarray(0, count).sort();
  const keyOf = (n: number) => floatAt(sorted, count - 1 - n);
  const placeOf = (n: number) => PLACES - 1 - (keyOf(n) % PLACES);
  return {
    count,
    most: (n) => Math.floor(keyOf(n) / PLACES),
    owner: (n) => ranked[shortAt(owners, placeOf(n))],
    number: (n) => shortAt(numbers, placeOf(n)),
  };
}

/** The most that lists add together in each block. */
function mostOf(lists: RankedPapers["lists"], blocks: number): Int32Array {
  const most = new Int32Array(blocks);
  for (const { bounds, weight } of lists)
    for (let at = 0; at < blocks; at++) most[at] = intAt(most, at) + weight * byteAt(bounds, at);
  return most;
}

function hasAny(bits: Bits, block: number): boolean {
  const from = block * (BLOCK / 32);
  const to = Math.min(bits.length, from + BLOCK / 32);
  for (let at = from; at < to; at++) if (bits[at] !== 0) return true;
  return false;
}
