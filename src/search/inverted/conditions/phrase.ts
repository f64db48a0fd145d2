import type { TextField } from "../../../query/query.ts";
import { intAt, shortAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import { type PlacesReader, placesReader, readPlacesIn } from "../postings/places-reader.ts";
import { createPlaces, FIELD_BASE, type Places } from "../postings/position-code.ts";
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
    findPhrase(readers, paper);
    if (field !== "any") keepIn(field);
    if (standing.count === 0) continue;
    papers[count] = paper;
    codes[count] = codeOf(standing);
    count += 1;
  }
  return arrayList(papers.slice(0, count), codes.slice(0, count));
}

// Memory that stays: a search looks for a phrase in each segment, and fresh memory is dear.
const codes = new Uint8Array(MOST_PAPERS);
/** Where in a paper the phrase stands: its rarest token, that is. */
const standing = createPlaces();
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

/** Finds where in a paper the phrase stands, by the places of its rarest token. */
function findPhrase(readers: readonly Reader[], paper: number): void {
  const [rarest] = readers;
  if (!rarest) return;
  readPlacesIn(rarest.places, paper, standing);
  for (let n = 1; n < readers.length && standing.count > 0; n++) {
    const reader = readers[n];
    if (!reader) return;
    readPlacesIn(reader.places, paper, found);
    keepShared(standing, found, reader.offset - rarest.offset);
  }
}

/** Keeps the places that have another at that distance. Both ascend. */
function keepShared(standing: Places, places: Readonly<Places>, distance: number): void {
  const { at: ours, count } = standing;
  const { at: others, count: most } = places;
  let kept = 0;
  let near = 0;
  for (let at = 0; at < count; at++) {
    const place = ours[at] ?? 0;
    const wanted = place + distance;
    while (near < most && (others[near] ?? 0) < wanted) near++;
    if (near < most && others[near] === wanted) ours[kept++] = place;
  }
  standing.count = kept;
}

/** Keeps the places in one text. */
function keepIn(field: "title" | "abstract"): void {
  const { at: places, count } = standing;
  const from = FIELD_BASE[field];
  const to = field === "title" ? FIELD_BASE.abstract : FIELD_BASE.keywords;
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const place = intAt(places, at);
    if (place >= from && place < to) places[kept++] = place;
  }
  standing.count = kept;
}

function codeOf(standing: Places): number {
  const { count, at: places } = standing;
  let n = 0;
  while (n < count && intAt(places, n) < FIELD_BASE.abstract) n++;
  const title = n;
  while (n < count && intAt(places, n) < FIELD_BASE.keywords) n++;
  return postingCode({ title, abstract: n - title, keywords: count - n });
}
