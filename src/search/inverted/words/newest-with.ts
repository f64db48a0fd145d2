import type { PaperId } from "../../../paper/id.ts";
import { byteAt, shortAt, wordAt } from "../number-at.ts";
import {
  type Bits,
  eachBit,
  hasBit,
  isEmpty,
  lowest,
  ones,
  setBit,
  unite,
} from "../postings/bits.ts";
import { type PostingList, postingList, rankIn, seek } from "../postings/posting-list.ts";
import { topOf } from "../ranking/top.ts";
import { findTerm } from "../segments/dictionary.ts";
import { publishedIn } from "../segments/published.ts";
import { paperIdAt, type Segment } from "../segments/segment.ts";

/** A paper has to satisfy one alternative: to have all of its terms. */
export type WordChoice = readonly (readonly Uint8Array[])[];

export interface NewestOptions {
  /** Which codes of a posting count. */
  readonly codes: Uint8Array;
  readonly limit: number;
}

/** So many papers are looked at first, a multiple of 32; then as far as three times that, and so on. */
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
  return publishedIn(sections, paper);
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
  for (let from = 0, to = SPAN; from < papers && found.length < limit; [from, to] = [to, 3 * to]) {
    let left: Bits = alive.slice(from >>> 5, to >>> 5);
    for (const choice of choices) if (!isEmpty(left)) left = anyOf(choice, { codes, from, left });
    eachBit(left, (at) => found.push(from + at) < limit);
  }
  return found;
}

interface Span {
  readonly codes: Uint8Array;
  /** Its first paper. */
  readonly from: number;
  /** Those of its papers that are looked at. */
  readonly left: Bits;
}

/** Which papers of a span have all terms of one of the alternatives. */
function anyOf(choice: Lists, span: Span): Bits {
  const found = new Uint32Array(span.left.length);
  for (const lists of choice) {
    let left: Bits = span.left;
    for (const list of lists) left = membersOf(list, { ...span, left });
    unite(found, left);
  }
  return found;
}

function membersOf(list: PostingList, span: Span): Bits {
  const { bits, ranks } = list;
  return bits && ranks ? membersOfMany(bits, ranks, list.codes, span) : membersOfFew(list, span);
}

function membersOfFew({ papers = NO_PAPERS, codes }: PostingList, span: Span): Bits {
  const { from, left } = span;
  const found = new Uint32Array(left.length);
  const to = from + left.length * 32;
  for (let at = seek(papers, 0, from); at < papers.length && shortAt(papers, at) < to; at++) {
    const paper = shortAt(papers, at) - from;
    if (span.codes[byteAt(codes, at)] === 1 && hasBit(left, paper)) setBit(found, paper);
  }
  return found;
}

const NO_PAPERS = new Uint16Array(0);

function membersOfMany(bits: Bits, ranks: Uint16Array, codes: Uint8Array, span: Span): Bits {
  const { from, left } = span;
  const found = new Uint32Array(left.length);
  // The place in the list of each word's first member.
  let at = rankIn(bits, ranks, from);
  for (let word = 0; word < left.length; word++) {
    const members = wordAt(bits, (from >>> 5) + word);
    for (let both = members & wordAt(left, word); both !== 0; both &= both - 1) {
      const before = ones(members & ((both & -both) - 1));
      if (span.codes[byteAt(codes, at + before)] === 1) setBit(found, word * 32 + lowest(both));
    }
    at += ones(members);
  }
  return found;
}
