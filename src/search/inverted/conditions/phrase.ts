import type { TextField } from "../../../query/query.ts";
import { intAt, shortAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import { type PlacesReader, placesReader } from "../postings/places-reader.ts";
import { createPlaces, FIELD_BASE, makeRoom, type Places } from "../postings/position-code.ts";
import { postingCode } from "../postings/posting-code.ts";
import { arrayList, type PostingList, postingList } from "../postings/posting-list.ts";
import type { Room, Segment } from "../segments/segment.ts";
import { papersWithAll } from "./papers-with-all.ts";

/** The list of a phrase of which a segment lacks a token, among any papers. */
export const NO_PAPERS = arrayList(new Uint16Array(0), new Uint8Array(0));

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
  const lists = members.map(({ list }) => list);
  const papers = papersWithAll(lists, among);
  const codes = new Uint8Array(papers.length);
  const starts = createPlaces();
  let count = 0;
  for (let at = 0; at < papers.length; at++) {
    const paper = shortAt(papers, at);
    findStarts(members, paper, field, starts);
    if (starts.count === 0) continue;
    papers[count] = paper;
    codes[count] = codeOf(starts);
    count += 1;
  }
  return arrayList(papers.slice(0, count), codes.slice(0, count));
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
    return { list, offset, places: placesReader(segment, term, list, roomOf(offset)) };
  });
  return members.sort((one, other) => one.list.frequency - other.list.frequency);
}

/** Each token's positions are done with before the next phrase is looked for. */
const rooms: Room[] = [];

function roomOf(offset: number): Room {
  const room = rooms[offset] ?? { bytes: new Uint8Array(0) };
  rooms[offset] = room;
  return room;
}

/** Where in a paper the phrase starts. */
function findStarts(
  members: readonly Member[],
  paper: number,
  field: TextField,
  starts: Places,
): void {
  starts.count = 0;
  for (let at = 0; at < members.length; at++) {
    const member = members[at];
    if (!member) return;
    const found = member.places.in(paper);
    if (at === 0) addStarts(starts, found, member.offset, field);
    else keepShared(starts, found, member.offset);
    if (starts.count === 0) return;
  }
}

function addStarts(starts: Places, places: Readonly<Places>, offset: number, field: TextField) {
  makeRoom(starts, places.count);
  for (let at = 0; at < places.count; at++) {
    const start = intAt(places.at, at) - offset;
    if (field === "any" || field === fieldOf(start)) starts.at[starts.count++] = start;
  }
}

function fieldOf(place: number): keyof typeof FIELD_BASE {
  if (place < FIELD_BASE.abstract) return "title";
  return place < FIELD_BASE.keywords ? "abstract" : "keywords";
}

/** Keeps the starts that have a place behind them at `offset`. Both ascend. */
function keepShared(starts: Places, places: Readonly<Places>, offset: number): void {
  let kept = 0;
  let near = 0;
  for (let at = 0; at < starts.count; at++) {
    const start = intAt(starts.at, at);
    while (near < places.count && intAt(places.at, near) < start + offset) near++;
    if (near < places.count && intAt(places.at, near) === start + offset) starts.at[kept++] = start;
  }
  starts.count = kept;
}

function codeOf(starts: Places): number {
  const { count, at: places } = starts;
  let n = 0;
  while (n < count && intAt(places, n) < FIELD_BASE.abstract) n++;
  const title = n;
  while (n < count && intAt(places, n) < FIELD_BASE.keywords) n++;
  return postingCode({ title, abstract: n - title, keywords: count - n });
}
