import type { Instant } from "../../time/instant.ts";
import type { RecentPapers } from "./recent-papers.ts";

/** The papers that answer a topic, by number: 4 bytes each, and 8 more where some matched later than others. */
export interface TopicPapers {
  /** The first `count` are used, and ascend. */
  numbers: Uint32Array;
  count: number;
  /** At the same positions; `OWN` where nothing else is said. Left out while that is so for all. */
  moments: Float64Array | undefined;
  /** How many papers had been forgotten when those were last taken out. */
  forgotten: number;
  /** Papers known before it came are still to be looked through. */
  waits: boolean;
}

/** Matched at the moment of the paper itself. */
export const OWN = Number.NaN;

const NO_NUMBERS = new Uint32Array();

export function noPapers(): TopicPapers {
  return { numbers: NO_NUMBERS, count: 0, moments: undefined, forgotten: 0, waits: false };
}

export function emptyOut(papers: TopicPapers): void {
  Object.assign(papers, noPapers());
}

/** Where a paper stands; -1 when it does not. */
export function positionOf(papers: TopicPapers, number: number): number {
  const position = positionFor(papers, number);
  return position < papers.count && papers.numbers[position] === number ? position : -1;
}

export function momentAt({ moments }: TopicPapers, position: number): Instant {
  return moments?.[position] ?? OWN;
}

/**
 * One that is there already keeps its moment.
 * @param recent those forgotten are taken out before room is made
 * @returns whether it was not there
 */
export function insert(
  papers: TopicPapers,
  number: number,
  moment: Instant,
  recent: Pick<RecentPapers, "at" | "forgotten">,
): boolean {
  let position = positionFor(papers, number);
  if (position < papers.count && papers.numbers[position] === number) return false;
  if (papers.count === papers.numbers.length) {
    makeRoom(papers, 1, recent);
    position = positionFor(papers, number);
  }
  if (!Number.isNaN(moment)) papers.moments ??= new Float64Array(papers.numbers.length).fill(OWN);
  shift(papers, position, 1);
  papers.numbers[position] = number;
  if (papers.moments) papers.moments[position] = moment;
  return true;
}

/** Papers of a batch, with the number of each by its place. */
export interface Numbered {
  readonly numbers: ArrayLike<number>;
  /** Those meant: the first `count`, ascending as their numbers do. */
  readonly places: ArrayLike<number>;
  readonly count: number;
  /** So many times as many are likely to follow. */
  readonly ahead: number;
}

/** Whether all of some papers are newer than those of a topic. */
export function isBehind({ numbers, count }: TopicPapers, newer: Numbered): boolean {
  return count === 0 || (numbers[count - 1] ?? 0) < (newer.numbers[newer.places[0] ?? 0] ?? 0);
}

/** Puts papers behind those of a topic, each matched at its own moment. */
export function append(
  papers: TopicPapers,
  { numbers, places, count, ahead }: Numbered,
  recent: Pick<RecentPapers, "at" | "forgotten">,
): void {
  if (papers.count + count > papers.numbers.length) makeRoom(papers, count * (1 + ahead), recent);
  const end = papers.count;
  for (let n = 0; n < count; n++) papers.numbers[end + n] = numbers[places[n] ?? 0] ?? 0;
  papers.moments?.fill(OWN, end, end + count);
  papers.count += count;
}

export function removeAt(papers: TopicPapers, position: number): void {
  shift(papers, position + 1, -1);
}

/** Takes out papers that are forgotten. */
export function takeOutForgotten(
  papers: TopicPapers,
  recent: Pick<RecentPapers, "at" | "forgotten">,
): void {
  if (papers.forgotten === recent.forgotten()) return;
  papers.forgotten = recent.forgotten();
  const { numbers, moments } = papers;
  let kept = 0;
  for (let position = 0; position < papers.count; position++) {
    const number = numbers[position] ?? 0;
    if (!recent.at(number)) continue;
    numbers[kept] = number;
    if (moments) moments[kept] = moments[position] ?? OWN;
    kept += 1;
  }
  papers.count = kept;
}

/** The first position with this number or a larger one. New papers have the largest, so the end is looked at first. */
function positionFor({ numbers, count }: TopicPapers, number: number): number {
  if (count === 0 || (numbers[count - 1] ?? 0) < number) return count;
  let [from, to] = [0, count - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Moves what stands from a position on. */
function shift(papers: TopicPapers, from: number, by: 1 | -1): void {
  const { numbers, moments, count } = papers;
  if (from < count) {
    numbers.copyWithin(from + by, from, count);
    moments?.copyWithin(from + by, from, count);
  }
  papers.count = count + by;
}

function makeRoom(
  papers: TopicPapers,
  more: number,
  recent: Pick<RecentPapers, "at" | "forgotten">,
): void {
  takeOutForgotten(papers, recent);
  const room = papers.count + Math.max(Math.ceil(more), (papers.count >> 1) + 4);
  if (room <= papers.numbers.length) return;
  const numbers = new Uint32Array(room);
  // Whole: of a small array, a view of a part is dearer to make than to copy the rest.
  numbers.set(papers.numbers);
  papers.numbers = numbers;
  if (!papers.moments) return;
  const moments = new Float64Array(room).fill(OWN);
  moments.set(papers.moments);
  papers.moments = moments;
}
