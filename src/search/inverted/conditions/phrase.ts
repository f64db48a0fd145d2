import type { TextField } from "../../../query/query.ts";
import { intAt, shortAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import { type PlacesReader, placesReader, readPaper } from "../postings/places-reader.ts";
import { createPlaces, FIELD_BASE, makeRoom, type Places } from "../postings/position-code.ts";
import { IN, postingCode } from "../postings/posting-code.ts";
import { arrayList, type PostingList } from "../postings/posting-list.ts";
import { findToken } from "../segments/dictionary.ts";
import type { Room, Segment } from "../segments/segment.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";
import { tokenList } from "../segments/token-list.ts";
import { papersWithAll } from "./papers-with-all.ts";

/**
 * The papers, among some, in which tokens stand side by side, with codes as if that were one token.
 * Undefined when the segment lacks one of them.
 */
export function phraseList(
  segment: Segment,
  tokens: readonly string[],
  field: TextField,
  among: Bits,
): PostingList | undefined {
  const members = membersOf(segment, tokens);
  if (!members) return undefined;
  const lists = members.map(({ list }) => list);
  const papers = papersWithAll(lists, among, field === "any" ? undefined : IN[field]);
  if (papers.length === 0) return arrayList(papers.slice(), codes.slice(0, 0));
  const readers = members.map((member) => readerOf(segment, member));
  let count = 0;
  for (let at = 0; at < papers.length; at++) {
    const paper = shortAt(papers, at);
    findStarts(readers, paper, field);
    if (starts.count === 0) continue;
    papers[count] = paper;
    codes[count] = codeOf(starts);
    count += 1;
  }
  return arrayList(papers.slice(0, count), codes.slice(0, count));
}

// Memory that stays: a search looks for a phrase in each segment, and fresh memory is dear.
const codes = new Uint8Array(MOST_PAPERS);
const starts = createPlaces();
const found = createPlaces();
const rooms: Room[] = [];

interface Member {
  readonly token: string;
  readonly list: PostingList;
  /** Its place in the phrase. */
  readonly offset: number;
}

/** The phrase's tokens, the rarest first. */
function membersOf(segment: Segment, tokens: readonly string[]): Member[] | undefined {
  const members: Member[] = [];
  for (const [offset, token] of tokens.entries()) {
    const list = tokenList(segment, token);
    if (!list) return undefined;
    members.push({ token, list, offset });
  }
  return members.sort((one, other) => one.list.frequency - other.list.frequency);
}

interface Reader {
  readonly offset: number;
  readonly places: PlacesReader;
}

function readerOf(segment: Segment, { token, list, offset }: Member): Reader {
  const room = rooms[offset] ?? { bytes: new Uint8Array(0) };
  rooms[offset] = room;
  const term = findToken(segment.dictionary, token);
  return { offset, places: placesReader(segment, term, list, room) };
}

/** Finds where in a paper the phrase starts. */
function findStarts(readers: readonly Reader[], paper: number, field: TextField): void {
  starts.count = 0;
  for (let at = 0; at < readers.length; at++) {
    const reader = readers[at];
    if (!reader) return;
    readPaper(reader.places, paper, found);
    if (at === 0) addStarts(starts, found, reader.offset, field);
    else keepShared(starts, found, reader.offset);
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
