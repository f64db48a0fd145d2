import type { PaperId } from "../../../paper/id.ts";
import { byteAt, floatAt, shortAt, wordAt } from "../number-at.ts";
import { type Bits, eachBit, intersect, isEmpty, lowest, setBit, unite } from "../postings/bits.ts";
import { type PostingList, postingList, rankIn, seek } from "../postings/posting-list.ts";
import { topOf } from "../ranking/top.ts";
import { findTerm } from "../segments/dictionary.ts";
import { paperIdAt, type Segment } from "../segments/segment.ts";

/** A paper has to satisfy one alternative: to have all of its terms. */
export type WordChoice = readonly (readonly Uint8Array[])[];

export interface NewestOptions {
  /** Which codes of a posting count. */
  readonly codes: Uint8Array;
  readonly limit: number;
}

/** So many papers are looked at together: a multiple of 32. */
const SPAN = 1_024;

/**
 * The newest papers that satisfy all choices. Papers stand in their segment newest first, so each is
 * only read until it has given enough, and those whose newest paper is older than these not at all.
 */
export function newestWith(
  segments: readonly Segment[],
  choices: readonly WordChoice[],
  { codes, limit }: NewestOptions,
): PaperId[] {
  const top = topOf(limit);
  const byAge = [...segments].sort((one, other) => newestIn(other) - newestIn(one));
  for (const segment of byAge) {
    const best = top.best();
    const last = best.length < limit ? undefined : best.at(-1);
    if (last && publishedAt(last.segment, last.paper) > newestIn(segment)) break;
    const lists = choices.map((choice) => listsOf(segment, choice)).sort(byLength);
    for (const paper of firstIn(segment, lists, codes, limit))
      top.add({ segment, paper, score: 0 });
  }
  return top.best().map(({ segment, paper }) => paperIdAt(segment, paper));
}

function newestIn(segment: Segment): number {
  return publishedAt(segment, 0);
}

function publishedAt({ sections }: Segment, paper: number): number {
  return floatAt(sections.published, paper);
}

type Lists = readonly (readonly PostingList[])[];

/** The lists of those alternatives whose terms a segment has. */
function listsOf({ dictionary, sections, papers }: Segment, choice: WordChoice): Lists {
  return choice.flatMap((alternative) => {
    const terms = alternative.map((term) => findTerm(dictionary, term));
    return terms.includes(-1) ? [] : [terms.map((term) => postingList(sections, papers, term))];
  });
}

function byLength(one: Lists, other: Lists): number {
  return lengthOf(one) - lengthOf(other);
}

function lengthOf(lists: Lists): number {
  return lists.flat().reduce((sum, { frequency }) => sum + frequency, 0);
}

function firstIn(
  { papers, alive }: Segment,
  choices: readonly Lists[],
  codes: Uint8Array,
  limit: number,
): number[] {
  const found: number[] = [];
  if (choices.some(({ length }) => length === 0)) return found;
  for (let from = 0; from < papers && found.length < limit; from += SPAN) {
    const left = alive.slice(from >>> 5, (from + SPAN) >>> 5);
    for (const choice of choices) if (!isEmpty(left)) intersect(left, anyOf(choice, codes, from));
    eachBit(left, (at) => found.push(from + at) < limit);
  }
  return found;
}

/** Which papers of a span have all terms of one of the alternatives. */
function anyOf(choice: Lists, codes: Uint8Array, from: number): Bits {
  const found = new Uint32Array(SPAN / 32);
  for (const [first, ...more] of choice) {
    const all = first ? membersOf(first, codes, from) : new Uint32Array(SPAN / 32).fill(0xffffffff);
    for (const list of more) intersect(all, membersOf(list, codes, from));
    unite(found, all);
  }
  return found;
}

function membersOf(list: PostingList, counted: Uint8Array, from: number): Bits {
  const found = new Uint32Array(SPAN / 32);
  const { papers, bits, ranks, codes } = list;
  const to = from + SPAN;
  if (papers)
    for (let at = seek(papers, 0, from); at < papers.length && shortAt(papers, at) < to; at++)
      if (counted[byteAt(codes, at)] === 1) setBit(found, shortAt(papers, at) - from);
  if (!bits || !ranks) return found;
  let at = rankIn(bits, ranks, from);
  const end = Math.min(bits.length, to >>> 5);
  for (let word = from >>> 5; word < end; word++)
    for (let left = wordAt(bits, word); left !== 0; left &= left - 1, at++)
      if (counted[byteAt(codes, at)] === 1) setBit(found, word * 32 + lowest(left) - from);
  return found;
}
