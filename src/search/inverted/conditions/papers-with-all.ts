import { byteAt, shortAt } from "../number-at.ts";
import { type Bits, eachBit, hasBit, intersect, setBit } from "../postings/bits.ts";
import { placesInList } from "../postings/places-in-list.ts";
import { type PostingList, seek } from "../postings/posting-list.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";

/**
 * The papers, among some, that are in all of the lists, in ascending order.
 * @param lists the rarest term's first
 * @param wanted for each code whether what has it counts; without, all do
 * @returns what the next call overwrites
 */
export function papersWithAll(
  lists: readonly PostingList[],
  among: Bits,
  wanted?: Uint8Array,
): Uint16Array {
  const [rarest] = lists;
  let count = rarest?.papers
    ? membersAmong(rarest, among, wanted)
    : membersOf(inBitmaps(lists, among));
  for (const list of lists) {
    if (list === rarest && (list.papers || !wanted)) continue;
    if (wanted) count = keepWanted(list, count, wanted);
    else if (list.bits) count = keepIn(list.bits, count);
    else if (list.papers) count = keepBoth(list.papers, count);
  }
  return found.subarray(0, count);
}

/** What is found so far stands at the front: a search asks of each segment several times, and fresh memory is dear. */
const found = new Uint16Array(MOST_PAPERS);

/** The same as a set. */
export function setWithAll(lists: readonly PostingList[], among: Bits, wanted?: Uint8Array): Bits {
  if (!wanted && !lists[0]?.papers) return inBitmaps(lists, among);
  const bits = new Uint32Array(among.length);
  const papers = papersWithAll(lists, among, wanted);
  for (let at = 0; at < papers.length; at++) setBit(bits, shortAt(papers, at));
  return bits;
}

/** Finds those of a list that is an array. @returns how many */
function membersAmong(
  { papers, codes }: PostingList,
  among: Bits,
  wanted: Uint8Array | undefined,
): number {
  let count = 0;
  for (let at = 0; papers && at < papers.length; at++) {
    const paper = shortAt(papers, at);
    if (wanted && byteAt(wanted, byteAt(codes, at)) === 0) continue;
    if (hasBit(among, paper)) found[count++] = paper;
  }
  return count;
}

function inBitmaps(lists: readonly PostingList[], among: Bits): Bits {
  const left = among.slice();
  for (const { bits } of lists) if (bits) intersect(left, bits);
  return left;
}

/** Finds those of a set. @returns how many */
function membersOf(bits: Bits): number {
  let count = 0;
  eachBit(bits, (paper) => {
    found[count++] = paper;
  });
  return count;
}

/** Keeps those of the first `count` that a set has. @returns how many */
function keepIn(bits: Bits, count: number): number {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const paper = shortAt(found, at);
    if (hasBit(bits, paper)) found[kept++] = paper;
  }
  return kept;
}

/** As `keepIn`, of a list in ascending order. */
function keepBoth(papers: Uint16Array, count: number): number {
  let kept = 0;
  let near = 0;
  for (let at = 0; at < count; at++) {
    const paper = shortAt(found, at);
    near = seek(papers, near, paper);
    if (papers[near] === paper) found[kept++] = paper;
  }
  return kept;
}

/** As `keepIn`, of those that a list has with a code that counts. */
function keepWanted(list: PostingList, count: number, wanted: Uint8Array): number {
  const { papers, bits, codes } = list;
  const placeOf = placesInList(list);
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const paper = shortAt(found, at);
    if (bits && !hasBit(bits, paper)) continue;
    const place = placeOf(paper);
    if (papers && papers[place] !== paper) continue;
    if (byteAt(wanted, byteAt(codes, place)) === 1) found[kept++] = paper;
  }
  return kept;
}
