import { byteAt, intAt, wordAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import { BLOCK, blockCount } from "../postings/list-size.ts";
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
export const FIRST = 24;

/** Blocks without any of the papers are left out. */
export function promisingBlocks(ranked: readonly RankedPapers[]): PromisingBlocks {
  const all = ranked.reduce((sum, { segment }) => sum + blockCount(segment.papers), 0);
  const most = new Int32Array(all);
  const [owners, numbers] = [new Uint16Array(all), new Uint16Array(all)];
  let count = 0;
  for (const [owner, { segment, matches, lists }] of ranked.entries()) {
    const here = mostOf(lists, blockCount(segment.papers));
    for (let number = 0; number < here.length; number++) {
      if (!hasAny(matches, number)) continue;
      owners[count] = owner;
      numbers[count] = number;
      most[count] = intAt(here, number);
      count += 1;
    }
  }
  return { places: bestFirst(most, count), most, owners, numbers };
}

/** The first few are chosen by insertion: to sort all takes longer than what most of them are ranked in. */
function bestFirst(most: Int32Array, count: number): Uint32Array {
  const places = new Uint32Array(count);
  const first = Math.min(FIRST, count);
  const best = new Uint32Array(first);
  const isBest = new Uint8Array(count);
  let chosen = 0;
  for (let place = 0; place < count; place++) {
    const bound = intAt(most, place);
    if (chosen === first && bound <= intAt(most, wordAt(best, first - 1))) continue;
    let to = chosen < first ? chosen++ : first - 1;
    for (; to > 0 && intAt(most, wordAt(best, to - 1)) < bound; to--)
      best[to] = wordAt(best, to - 1);
    best[to] = place;
  }
  for (const place of best) isBest[place] = 1;
  places.set(best);
  for (let place = 0, to = first; place < count; place++)
    if (isBest[place] === 0) places[to++] = place;
  return places;
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
