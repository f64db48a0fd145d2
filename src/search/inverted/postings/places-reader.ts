import { byteAt, wordAt } from "../number-at.ts";
import { findToken } from "../segments/dictionary.ts";
import type { Room, Segment } from "../segments/segment.ts";
import { tokenList } from "../segments/token-list.ts";
import { placesInList } from "./places-in-list.ts";
import {
  createPlaces,
  firstPlaces,
  isTold,
  leastBytes,
  type Places,
  readPlaces,
  STRIDE,
  skipPapers,
  strideStart,
} from "./position-code.ts";
import { textsOf } from "./posting-code.ts";
import { type PostingList, positionIn } from "./posting-list.ts";
import type { Cursor } from "./steps.ts";

/** Reads where a term stands in papers that have it, asked in ascending order. */
export interface PlacesReader {
  readonly codes: Uint8Array;
  readonly placeOf: (paper: number) => number;
  /** The term's positions, and where in them the places of the list's `at`-th paper begin. */
  readonly bytes: Uint8Array;
  readonly cursor: Cursor;
  at: number;
  /** Which stride that is in, and whether codes tell how many bytes are to be skipped in it. */
  stride: number;
  told: boolean;
}

/** Reads a term's positions from the disk. @param room is its own until the last is read */
export function placesReader(
  { sections, cold }: Segment,
  term: number,
  list: PostingList,
  room: Room,
): PlacesReader {
  const from = wordAt(sections.positionStarts, term);
  const to = wordAt(sections.positionStarts, term + 1);
  return {
    codes: list.codes,
    placeOf: placesInList(list),
    bytes: cold.read("positions", from, to, room),
    cursor: { at: 0 },
    at: 0,
    stride: list.codes.length > STRIDE ? -1 : 0,
    told: false,
  };
}

/** Reads where the term stands in a paper into `places`, in place of what it held. */
export function readPlacesIn(reader: PlacesReader, paper: number, places: Places): void {
  const { bytes, cursor, codes } = reader;
  const next = reader.placeOf(paper);
  moveTo(reader, next);
  readPlaces(bytes, cursor, byteAt(codes, next), places);
  reader.at = next + 1;
}

function moveTo(reader: PlacesReader, next: number): void {
  const { bytes, cursor, codes } = reader;
  const stride = Math.floor(next / STRIDE);
  if (stride !== reader.stride) {
    reader.stride = stride;
    reader.told = isTold(bytes, stride);
    reader.at = stride * STRIDE;
    cursor.at = strideStart(bytes, stride);
  }
  if (reader.told) cursor.at += leastBytes(codes, reader.at, next);
  else skipPapers(bytes, cursor, codes, reader.at, next);
}

/** Answers where a token stands in single papers of a segment. */
export interface PlacesFinder {
  /** In ascending order, nowhere in a paper that lacks it. */
  places(paper: number): Int32Array;
  /** In which texts, as `textsOf` says; nothing is read for it. */
  texts(paper: number): number;
}

export function placesFinder(segment: Segment, token: string): PlacesFinder {
  const list = tokenList(segment, token);
  if (!list) return { places: () => NOWHERE, texts: () => 0 };
  const { codes } = list;
  const strideAt = strides(segment, findToken(segment.dictionary, token), list);
  const known = new Map<number, Int32Array>();
  const last = { paper: -1, at: -1 };
  const moveTo = (paper: number) => {
    if (last.paper !== paper) last.at = positionIn(list, paper);
    last.paper = paper;
    return last.at;
  };
  return {
    places(paper) {
      const before = known.get(paper);
      if (before) return before;
      const at = moveTo(paper);
      const found = at < 0 ? NOWHERE : readAt(strideAt(Math.floor(at / STRIDE)), codes, at);
      known.set(paper, found);
      return found;
    },
    texts(paper) {
      const at = moveTo(paper);
      return at < 0 ? 0 : textsOf(byteAt(codes, at));
    },
  };
}

const NOWHERE: Int32Array = new Int32Array(0);

interface Stride {
  readonly bytes: Uint8Array;
  readonly start: number;
}

function readAt({ bytes, start }: Stride, codes: Uint8Array, at: number): Int32Array {
  const cursor = { at: start };
  skipPapers(bytes, cursor, codes, at - (at % STRIDE), at);
  readPlaces(bytes, cursor, byteAt(codes, at), found);
  return found.at.slice(0, found.count);
}

const found = createPlaces();

/** Positions of up to so many bytes are read at once. */
const SHORT = 4_096;

/** Reads the positions of a list's n-th stride: of a short list all at once, of a long one each by itself. */
function strides({ sections, cold }: Segment, term: number, { codes }: PostingList) {
  const from = wordAt(sections.positionStarts, term);
  const to = wordAt(sections.positionStarts, term + 1);
  const ahead = firstPlaces(codes.length);
  const isShort = to - from <= SHORT;
  let first: Uint8Array | undefined;
  return (n: number): Stride => {
    first ??= cold.read("positions", from, isShort ? to : from + ahead);
    const start = ahead > 0 ? strideStart(first, n) : 0;
    if (isShort) return { bytes: first, start };
    const end = (n + 1) * STRIDE < codes.length ? from + strideStart(first, n + 1) : to;
    return { bytes: cold.read("positions", from + start, end, room), start: 0 };
  };
}

const room: Room = { bytes: new Uint8Array(SHORT) };
