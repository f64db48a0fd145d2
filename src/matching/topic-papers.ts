import type { Instant } from "../time/instant.ts";

/** The papers that answer a topic, by number: 4 bytes each, and 8 more where some matched later than others. */
export interface TopicPapers {
  /** The first `count` are used, and ascend. */
  numbers: Uint32Array;
  count: number;
  /** At the same places; `OWN` where nothing else is said. Left out while that is so for all. */
  moments: Float64Array | undefined;
}

/** Matched at the moment of the paper itself. */
export const OWN = Number.NaN;

const NO_NUMBERS = new Uint32Array();

export function noPapers(): TopicPapers {
  return { numbers: NO_NUMBERS, count: 0, moments: undefined };
}

/** Where a paper stands; -1 when it does not. */
export function placeOf(papers: TopicPapers, number: number): number {
  const place = placeFor(papers, number);
  return place < papers.count && papers.numbers[place] === number ? place : -1;
}

export function momentAt({ moments }: TopicPapers, place: number): Instant {
  return moments?.[place] ?? OWN;
}

/**
 * One that is there already keeps its moment.
 * @param isKept those that are not are taken out before room is made
 * @returns whether it was not there
 */
export function insert(
  papers: TopicPapers,
  number: number,
  moment: Instant,
  isKept: (number: number) => boolean,
): boolean {
  if (placeOf(papers, number) >= 0) return false;
  if (papers.count === papers.numbers.length) makeRoom(papers, isKept);
  const place = placeFor(papers, number);
  if (!Number.isNaN(moment)) papers.moments ??= new Float64Array(papers.numbers.length).fill(OWN);
  shift(papers, place, 1);
  papers.numbers[place] = number;
  if (papers.moments) papers.moments[place] = moment;
  return true;
}

export function removeAt(papers: TopicPapers, place: number): void {
  shift(papers, place + 1, -1);
}

/** Takes out those that are not kept. */
export function keepOnly(papers: TopicPapers, isKept: (number: number) => boolean): void {
  const { numbers, moments } = papers;
  let kept = 0;
  for (let place = 0; place < papers.count; place++) {
    const number = numbers[place] ?? 0;
    if (!isKept(number)) continue;
    numbers[kept] = number;
    if (moments) moments[kept] = moments[place] ?? OWN;
    kept += 1;
  }
  papers.count = kept;
}

/** The first place with this number or a larger one. New papers have the largest, so the end is looked at first. */
function placeFor({ numbers, count }: TopicPapers, number: number): number {
  if (count === 0 || (numbers[count - 1] ?? 0) < number) return count;
  let [from, to] = [0, count - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Moves what stands from a place on. */
function shift(papers: TopicPapers, from: number, by: 1 | -1): void {
  const { numbers, moments, count } = papers;
  if (from < count) {
    numbers.copyWithin(from + by, from, count);
    moments?.copyWithin(from + by, from, count);
  }
  papers.count = count + by;
}

function makeRoom(papers: TopicPapers, isKept: (number: number) => boolean): void {
  keepOnly(papers, isKept);
  const room = papers.count + (papers.count >> 2) + 4;
  if (room <= papers.numbers.length) return;
  const numbers = new Uint32Array(room);
  numbers.set(papers.numbers.subarray(0, papers.count));
  papers.numbers = numbers;
  if (!papers.moments) return;
  const moments = new Float64Array(room).fill(OWN);
  moments.set(papers.moments.subarray(0, papers.count));
  papers.moments = moments;
}
