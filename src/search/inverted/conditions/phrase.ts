import type { TextField } from "../../../query/query.ts";
import { type Bits, eachBit, isEmpty } from "../postings/bits.ts";
import { type PlacesReader, placesReader } from "../postings/places-reader.ts";
import { FIELD_BASE } from "../postings/position-code.ts";
import { postingCode } from "../postings/posting-code.ts";
import { intersectList, type PostingList, postingList } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";

/** The list of a phrase of which a segment lacks a token, among any papers. */
export const NO_PAPERS: PostingList = {
  frequency: 0,
  papers: new Uint16Array(0),
  codes: new Uint8Array(0),
};

/**
 * The papers, among some, in which tokens stand side by side, with codes as if that were one token.
 * @param terms the numbers of the tokens in the segment's dictionary
 */
export function phraseList(
  segment: Segment,
  terms: readonly number[],
  field: TextField,
  among: Bits,
): PostingList {
  const members = membersOf(segment, terms);
  const papers: number[] = [];
  const codes: number[] = [];
  const starts: number[] = [];
  eachBit(candidates(members, among), (paper) => {
    findStarts(members, paper, field, starts);
    if (starts.length === 0) return;
    papers.push(paper);
    codes.push(codeOf(starts));
  });
  return {
    frequency: papers.length,
    papers: new Uint16Array(papers),
    codes: new Uint8Array(codes),
  };
}

interface Member {
  readonly list: PostingList;
  /** Its place in the phrase. */
  readonly offset: number;
  readonly places: PlacesReader;
}

/** The phrase's tokens, the rarest first. */
function membersOf(segment: Segment, terms: readonly number[]): Member[] {
  const members = terms.map((term, offset): Member => {
    const list = postingList(segment.sections, segment.papers, term);
    return { list, offset, places: placesReader(segment, term, list) };
  });
  return members.sort((one, other) => one.list.frequency - other.list.frequency);
}

/** The papers that have all of the tokens. */
function candidates(members: readonly Member[], among: Bits): Bits {
  const found = among.slice();
  for (const { list } of members) {
    intersectList(found, list);
    if (isEmpty(found)) return found;
  }
  return found;
}

/** Where in a paper the phrase starts. */
function findStarts(
  members: readonly Member[],
  paper: number,
  field: TextField,
  starts: number[],
): void {
  starts.length = 0;
  let isFirst = true;
  for (const { offset, places } of members) {
    const found = places.in(paper);
    if (isFirst) for (const place of found) addStart(starts, place - offset, field);
    else keepShared(starts, found, offset);
    if (starts.length === 0) return;
    isFirst = false;
  }
}

function addStart(starts: number[], start: number, field: TextField): void {
  const inTitle = start < FIELD_BASE.abstract;
  const inKeywords = start >= FIELD_BASE.keywords;
  if (field === "title" && !inTitle) return;
  if (field === "abstract" && (inTitle || inKeywords)) return;
  starts.push(start);
}

/** Keeps the starts that have a place behind them at `offset`. Both ascend. */
function keepShared(starts: number[], places: readonly number[], offset: number): void {
  let kept = 0;
  let near = 0;
  for (const start of starts) {
    while ((places[near] ?? Number.POSITIVE_INFINITY) < start + offset) near++;
    if (places[near] === start + offset) starts[kept++] = start;
  }
  starts.length = kept;
}

function codeOf(starts: readonly number[]): number {
  let [title, abstract, keywords] = [0, 0, 0];
  for (const start of starts) {
    if (start < FIELD_BASE.abstract) title += 1;
    else if (start < FIELD_BASE.keywords) abstract += 1;
    else keywords += 1;
  }
  return postingCode({ title, abstract, keywords });
}
