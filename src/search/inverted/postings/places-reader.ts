import { byteAt } from "../number-at.ts";
import type { Room, Segment } from "../segments/segment.ts";
import { placesInList } from "./places-in-list.ts";
import {
  isTold,
  leastBytes,
  type Places,
  readPlaces,
  STRIDE,
  skipPapers,
  strideStart,
} from "./position-code.ts";
import { positionSpan } from "./position-span.ts";
import type { PostingList } from "./posting-list.ts";
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
  segment: Segment,
  term: number,
  list: PostingList,
  room: Room,
): PlacesReader {
  const { from, to } = positionSpan(segment, term);
  return {
    codes: list.codes,
    placeOf: placesInList(list),
    bytes: segment.cold.read("positions", from, to, room),
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
