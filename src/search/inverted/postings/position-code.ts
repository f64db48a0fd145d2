import { byteAt, wordAt } from "../number-at.ts";
import type { Growing } from "./growing.ts";
import { CUT, countsOf } from "./posting-code.ts";
import { type Cursor, readStep, skipSteps, writeStep } from "./steps.ts";

/**
 * A term's positions: for each of its papers, for title, abstract and keywords behind each other, the
 * count if the posting's code does not tell it, then the first place and the steps to the next ones.
 * Places count tokens from 0 in each text; a free place stands between two keywords.
 */

/** Offsets into a term's positions stand before them, one for each so many of its papers: a stride. */
export const STRIDE = 32;

/**
 * Writes the places of one text, which are those of a list from `from` up to `to`.
 * @param base what places in this text begin at @param cut a count from here on is written
 */
export function writePlaces(
  bytes: Growing<Uint8Array>,
  places: Uint32Array,
  from: number,
  to: number,
  base: number,
  cut: number,
): void {
  if (to - from >= cut) writeStep(bytes, to - from);
  let last = base;
  for (let at = from; at < to; at++) {
    const place = wordAt(places, at);
    writeStep(bytes, place - last);
    last = place;
  }
}

/** What a place in each text begins at, so that the places of a paper are one ascending list. */
export const FIELD_BASE = { title: 0, abstract: 2 ** 26, keywords: 2 ** 27 } as const;

/** Places in a buffer that stays: a list that is emptied and filled for each paper costs more than reading them. */
export interface Places {
  /** What stands behind so many is left from before. */
  count: number;
  at: Int32Array;
}

/** More than a code tells. */
const ROOM = 64;

export function createPlaces(): Places {
  return { count: 0, at: new Int32Array(ROOM) };
}

/** Reads one paper's places into `places`, in place of what it held. */
export function readPlaces(bytes: Uint8Array, cursor: Cursor, code: number, places: Places): void {
  const told = NUMBERS[code] ?? 0;
  if (told === 0) readCounted(bytes, cursor, code, places);
  else readTold(bytes, cursor, code, places, told);
}

/** Of a code that tells all counts, as nearly all do: in one loop, which reads most steps without a call. */
function readTold(
  bytes: Uint8Array,
  cursor: Cursor,
  code: number,
  places: Places,
  told: number,
): void {
  const { at } = places;
  const abstract = TITLES[code] ?? 0;
  const keywords = abstract + (ABSTRACTS[code] ?? 0);
  let place: number = FIELD_BASE.title;
  let from = cursor.at;
  for (let n = 0; n < told; n++) {
    if (n === abstract) place = FIELD_BASE.abstract;
    if (n === keywords) place = FIELD_BASE.keywords;
    let step = bytes[from++] ?? 0;
    for (; step === 255; step = bytes[from++] ?? 0) place += step;
    place += step;
    at[n] = place;
  }
  cursor.at = from;
  places.count = told;
}

function readCounted(bytes: Uint8Array, cursor: Cursor, code: number, places: Places): void {
  places.count = 0;
  const { title, abstract, keywords } = COUNTS[code] ?? NONE;
  if (title > 0) readField(bytes, cursor, title, CUT.title, FIELD_BASE.title, places);
  if (abstract > 0) readField(bytes, cursor, abstract, CUT.abstract, FIELD_BASE.abstract, places);
  if (keywords > 0) readField(bytes, cursor, keywords, CUT.keywords, FIELD_BASE.keywords, places);
}

function readField(
  bytes: Uint8Array,
  cursor: Cursor,
  told: number,
  cut: number,
  base: number,
  places: Places,
): void {
  const count = told >= cut ? readStep(bytes, cursor) : told;
  const end = places.count + Math.min(count, bytes.length - cursor.at);
  makeRoom(places, end);
  const { at } = places;
  for (let place = base; places.count < end && cursor.at < bytes.length; places.count++) {
    place += readStep(bytes, cursor);
    at[places.count] = place;
  }
}

function makeRoom(places: Places, size: number): void {
  if (size <= places.at.length) return;
  const larger = new Int32Array(size * 2);
  larger.set(places.at);
  places.at = larger;
}

const COUNTS = Array.from({ length: 256 }, (_, code) => countsOf(code));
const NONE = countsOf(0);

/** How many numbers follow a code that tells all counts; 0 for one that does not. */
const NUMBERS = Uint8Array.from(COUNTS, ({ title, abstract, keywords }) => {
  const told = title < CUT.title && abstract < CUT.abstract && keywords < CUT.keywords;
  return told ? title + abstract + keywords : 0;
});

const TITLES = Uint8Array.from(COUNTS, ({ title }) => title);
const ABSTRACTS = Uint8Array.from(COUNTS, ({ abstract }) => abstract);

const skipped = createPlaces();

/** Moves behind one paper's places. */
export function skipPlaces(bytes: Uint8Array, cursor: Cursor, code: number): void {
  const numbers = byteAt(NUMBERS, code);
  if (numbers > 0) cursor.at = skipSteps(bytes, cursor.at, numbers);
  else readPlaces(bytes, cursor, code, skipped);
}

/** Moves from the places of a list's `from`-th paper, where the cursor is, to those of its `to`-th. */
export function skipPapers(
  bytes: Uint8Array,
  cursor: Cursor,
  codes: Uint8Array,
  from: number,
  to: number,
): void {
  // Of papers whose codes tell all counts, the numbers are added up and skipped at once.
  let numbers = 0;
  for (let at = from; at < to; at++) {
    const told = NUMBERS[codes[at] ?? 0] ?? 0;
    numbers += told;
    if (told > 0) continue;
    cursor.at = skipSteps(bytes, cursor.at, numbers);
    readPlaces(bytes, cursor, byteAt(codes, at), skipped);
    numbers = 0;
  }
  cursor.at = skipSteps(bytes, cursor.at, numbers);
}

/** How many bytes their places take at least; no more where codes tell all counts and no step is long. */
export function leastBytes(codes: Uint8Array, from: number, to: number): number {
  let bytes = 0;
  for (let at = from; at < to; at++) bytes += NUMBERS[codes[at] ?? 0] ?? 0;
  return bytes;
}

/** Where the places of the first of a list's papers begin. */
export function firstPlaces(frequency: number): number {
  return frequency > STRIDE ? Math.ceil(frequency / STRIDE) * 4 : 0;
}

/** Set in the offset of a stride whose codes tell how many bytes each paper's places take. */
const TOLD = 2 ** 31;

/** Where the places of a list's n-th stride begin. */
export function strideStart(bytes: Uint8Array, n: number): number {
  return offsetAt(bytes, n) & (TOLD - 1);
}

/** Whether the codes of a list's n-th stride tell how many bytes each paper's places take. */
export function isTold(bytes: Uint8Array, n: number): boolean {
  return byteAt(bytes, n * 4 + 3) > 127;
}

function offsetAt(bytes: Uint8Array, n: number): number {
  const at = n * 4;
  return (
    byteAt(bytes, at) |
    (byteAt(bytes, at + 1) << 8) |
    (byteAt(bytes, at + 2) << 16) |
    (byteAt(bytes, at + 3) << 24)
  );
}

export function writeOffset(bytes: Uint8Array, n: number, offset: number, told: boolean): void {
  const value = told ? offset + TOLD : offset;
  for (let byte = 0; byte < 4; byte++) bytes[n * 4 + byte] = value >>> (byte * 8);
}
