import { byteAt } from "../number-at.ts";
import { findToken } from "../segments/dictionary.ts";
import type { Room, Segment } from "../segments/segment.ts";
import { segmentMemory } from "../segments/segment-memory.ts";
import { tokenList } from "../segments/token-list.ts";
import {
  createPlaces,
  firstPlaces,
  readPlaces,
  STRIDE,
  skipPapers,
  strideStart,
} from "./position-code.ts";
import { positionSpan } from "./position-span.ts";
import { textsOf } from "./posting-code.ts";
import { type PostingList, positionIn } from "./posting-list.ts";

/** Finds where a token stands in single papers of a segment: what was read once stays in memory. */
export interface PlacesFinder {
  readonly segment: Segment;
  readonly token: string;
  /** Left out where no paper has the token. */
  readonly list: PostingList | undefined;
  /** The paper asked for last, and its place in the list. */
  paper: number;
  at: number;
  read: Read | undefined;
}

/** What was read of a token's positions. */
interface Read {
  /** Where they stand. */
  readonly from: number;
  readonly to: number;
  /** All of them if they are short, or else where strides begin. */
  readonly first: Uint8Array;
  /** Those in single papers, where each was read from the disk by itself. */
  readonly places: Map<number, readonly number[]> | undefined;
}

const finders = segmentMemory<PlacesFinder>(2 ** 24);
/** What a finder, what it has read, and the places in one paper take, about. */
const FINDER = 150;
const READ = 500;
const EACH = 120;

export function placesFinder(segment: Segment, token: string): PlacesFinder {
  const before = finders.get(segment, token);
  if (before) return before;
  const list = tokenList(segment, token);
  const finder: PlacesFinder = { segment, token, list, paper: -1, at: -1, read: undefined };
  finders.set(segment, token, finder, FINDER);
  return finder;
}

/** In which texts of a paper the token stands, as `textsOf` says; nothing is read for it. */
export function textsOfPaper(finder: PlacesFinder, paper: number): number {
  const { list } = finder;
  if (!list) return 0;
  const at = moveTo(finder, list, paper);
  return at < 0 ? 0 : textsOf(byteAt(list.codes, at));
}

/** The token's places in a paper in ascending order, none if the paper lacks it. */
export function placesIn(finder: PlacesFinder, paper: number): readonly number[] {
  const { list } = finder;
  if (!list) return NOWHERE;
  finder.read ??= readFirst(finder, list);
  const { read } = finder;
  const before = read.places?.get(paper);
  if (before) return before;
  const at = moveTo(finder, list, paper);
  if (at < 0) return NOWHERE;
  const places = readAt(finder, read, list, at);
  read.places?.set(paper, places);
  if (read.places) finders.grew(EACH);
  return places;
}

const NOWHERE: readonly number[] = [];

function moveTo(finder: PlacesFinder, list: PostingList, paper: number): number {
  if (finder.paper !== paper) finder.at = positionIn(list, paper);
  finder.paper = paper;
  return finder.at;
}

/** Positions of up to so many bytes are read at once. */
const SHORT = 4_096;

function readFirst({ segment, token }: PlacesFinder, { codes }: PostingList): Read {
  const { from, to } = positionSpan(segment, findToken(segment.dictionary, token));
  const end = to - from <= SHORT ? to : from + firstPlaces(codes.length);
  // A copy of its own: the room is read into again, and what is in memory may be written to a file. Small
  // ones share memory, since there are many.
  const first = Buffer.from(segment.cold.read("positions", from, end, room));
  finders.grew(READ + first.length);
  return { from, to, first, places: first.length === to - from ? undefined : new Map() };
}

/** Reads the places of a list's `at`-th paper: of a long list, those of its stride from the disk. */
function readAt({ segment }: PlacesFinder, read: Read, { codes }: PostingList, at: number) {
  const { from, to, first } = read;
  const stride = Math.floor(at / STRIDE);
  const start = firstPlaces(codes.length) > 0 ? strideStart(first, stride) : 0;
  const isWhole = first.length === to - from;
  let bytes = first;
  if (!isWhole) {
    const isLast = (stride + 1) * STRIDE >= codes.length;
    const end = isLast ? to : from + strideStart(first, stride + 1);
    bytes = segment.cold.read("positions", from + start, end, room);
  }
  const cursor = { at: isWhole ? start : 0 };
  skipPapers(bytes, cursor, codes, stride * STRIDE, at);
  readPlaces(bytes, cursor, byteAt(codes, at), found);
  return Array.from(found.at.subarray(0, found.count));
}

const room: Room = { bytes: new Uint8Array(SHORT) };
const found = createPlaces();
