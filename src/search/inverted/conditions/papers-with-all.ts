import { byteAt, shortAt } from "../number-at.ts";
import { type Bits, countBits, eachBit, hasBit, intersect, setBit } from "../postings/bits.ts";
import { placesInList } from "../postings/places-in-list.ts";
import { type PostingList, seek } from "../postings/posting-list.ts";

/**
 * The papers, among some, that are in all of the lists: a copy of its own, in ascending order.
 * @param lists the rarest term's first
 * @param wanted for each code whether what has it counts; without, all do
 */
export function papersWithAll(
  lists: readonly PostingList[],
  among: Bits,
  wanted?: Uint8Array,
): Uint16Array {
  const [rarest] = lists;
  const found = rarest?.papers
    ? membersAmong(rarest, among, wanted)
    : membersOf(inBitmaps(lists, among));
  let count = found.length;
  for (const list of lists) {
    if (list === rarest && (list.papers || !wanted)) continue;
    if (wanted) count = keepWanted(list, found, count, wanted);
    else if (list.bits) count = keepIn(list.bits, found, count);
    else if (list.papers) count = keepBoth(list.papers, found, count);
  }
  return found.subarray(0, count);
}

/** The same as a set. */
export function setWithAll(lists: readonly PostingList[], among: Bits, wanted?: Uint8Array): Bits {
  if (!wanted && !lists[0]?.papers) return inBitmaps(lists, among);
  const found = new Uint32Array(among.length);
  const papers = papersWithAll(lists, among, wanted);
  for (let at = 0; at < papers.length; at++) setBit(found, shortAt(papers, at));
  return found;
}

/** Of a list that is an array. */
function membersAmong(
  { papers, codes }: PostingList,
  among: Bits,
  wanted: Uint8Array | undefined,
): Uint16Array {
  const found = new Uint16Array(papers?.length ?? 0);
  let count = 0;
  for (let at = 0; at < found.length; at++) {
    const paper = papers?.[at] ?? 0;
    if (wanted && byteAt(wanted, byteAt(codes, at)) === 0) continue;
    if (hasBit(among, paper)) found[count++] = paper;
  }
  return found.subarray(0, count);
}

function inBitmaps(lists: readonly PostingList[], among: Bits): Bits {
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

/** As `keepIn`, of those that a list has with a code that counts. */
function keepWanted(
  list: PostingList,
  found: Uint16Array,
  count: number,
  wanted: Uint8Array,
): number {
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
