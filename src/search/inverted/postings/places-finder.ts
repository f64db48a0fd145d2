import { byteAt, wordAt } from "../number-at.ts";
import { findToken } from "../segments/dictionary.ts";
import type { Room, Segment } from "../segments/segment.ts";
import { tokenList } from "../segments/token-list.ts";
import {
  createPlaces,
  firstPlaces,
  readPlaces,
  STRIDE,
  skipPapers,
  strideStart,
} from "./position-code.ts";
import { textsOf } from "./posting-code.ts";
import { type PostingList, positionIn } from "./posting-list.ts";

/** Answers where a token stands in single papers of a segment. */
export interface PlacesFinder {
  /** In ascending order, nowhere in a paper that lacks it. */
  places(paper: number): Int32Array;
  /** In which texts, as `textsOf` says; nothing is read for it. */
  texts(paper: number): number;
}

/** Of all segments: what was read once stays in memory, until it is too much. */
const kept = { finders: new WeakMap<Segment, Map<string, PlacesFinder>>(), bytes: 0 };
const MOST_KEPT = 2 ** 25;
/** What a finder or the places in one paper take, about. */
const EACH = 200;

export function placesFinder(segment: Segment, token: string): PlacesFinder {
  if (kept.bytes > MOST_KEPT) Object.assign(kept, { finders: new WeakMap(), bytes: 0 });
  const here = kept.finders.get(segment) ?? new Map<string, PlacesFinder>();
  kept.finders.set(segment, here);
  const finder = here.get(token) ?? createFinder(segment, token);
  here.set(token, finder);
  return finder;
}

function createFinder(segment: Segment, token: string): PlacesFinder {
  kept.bytes += EACH;
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
      kept.bytes += EACH;
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
function strides(segment: Segment, term: number, { codes }: PostingList) {
  const { positionStarts } = segment.sections;
  const from = wordAt(positionStarts, term);
  const to = wordAt(positionStarts, term + 1);
  const ahead = firstPlaces(codes.length);
  const isShort = to - from <= SHORT;
  let first: Uint8Array | undefined;
  const readFirst = () => {
    const bytes = segment.cold.read("positions", from, isShort ? to : from + ahead, room);
    kept.bytes += bytes.length;
    // A copy of its own: the room is read into again, and what is in memory may be written to a file.
    return new Uint8Array(bytes);
  };
  return (n: number): Stride => {
    first ??= readFirst();
    const start = ahead > 0 ? strideStart(first, n) : 0;
    if (isShort) return { bytes: first, start };
    const end = (n + 1) * STRIDE < codes.length ? from + strideStart(first, n + 1) : to;
    return { bytes: segment.cold.read("positions", from + start, end, room), start: 0 };
  };
}

const room: Room = { bytes: new Uint8Array(SHORT) };
