import { byteAt, intAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import { BLOCK, blockCount } from "../postings/posting-list.ts";
import type { RankedPapers } from "./ranked-papers.ts";

/** Blocks of papers, of several segments, each with a place of its own. */
export interface PromisingBlocks {
  /** The places in the order to rank them in: the few in which all lists together may add most, then the others as they stand in memory. */
  readonly places: Uint32Array;
  /** The most that lists add there. */
  readonly most: Int32Array;
  /** Whose it is, as a place in what was ranked, and its number in its segment. */
  readonly owners: Uint16Array;
  readonly numbers: Uint16Array;
}

/** After so many, the threshold hardly rises; and what is read in order is read faster. */
const FIRST = 24;
/** A bound, below 2^31, and a place are sorted as one number, which floats hold exactly. */
const PLACES = 2 ** 20;

/** Blocks without any of the papers are left out. */
export function promisingBlocks(ranked: readonly RankedPapers[]): PromisingBlocks {
  const all = ranked.reduce((sum, { segment }) => sum + blockCount(segment.papers), 0);
  const most = new Int32Array(all);
  const [owners, numbers, keys] = [
    new Uint16Array(all),
    new Uint16Array(all),
    new Float64Array(all),
  ];
  let count = 0;
  for (const [owner, { segment, matches, lists }] of ranked.entries()) {
    const here = mostOf(lists, blockCount(segment.papers));
    for (let number = 0; number < here.length; number++) {
      if (!hasAny(matches, number)) continue;
      owners[count] = owner;
      numbers[count] = number;
      most[count] = intAt(here, number);
      keys[count] = intAt(here, number) * PLACES + count;
      count += 1;
    }
  }
  const sorted = keys.subarray(0, count).sort().reverse();
  const places = Uint32Array.from(sorted, (key) => key % PLACES);
  places.subarray(FIRST).sort();
  return { places, most, owners, numbers };
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
