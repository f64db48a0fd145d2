import { byteAt, wordAt } from "../number-at.ts";
import { findToken } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import {
  createPlaces,
  firstPlaces,
  type Places,
  readOffset,
  readPlaces,
  STRIDE,
  seekPlaces,
  skipPapers,
} from "./position-code.ts";
import { textsOf } from "./posting-code.ts";
import { type PostingList, positionIn, postingList, rankIn, seek } from "./posting-list.ts";

/** Reads where a term stands in papers that have it, asked in ascending order. */
export interface PlacesReader {
  /** @returns what the next call overwrites */
  in(paper: number): Readonly<Places>;
}

/** Reads a term's positions from the disk once they are asked for. */
export function placesReader(
  { sections, cold }: Segment,
  term: number,
  list: PostingList,
): PlacesReader {
  const { positionStarts } = sections;
  const { papers, bits, ranks, codes } = list;
  const places = createPlaces();
  const cursor = { at: firstPlaces(codes.length) };
  let bytes: Uint8Array | undefined;
  let at = 0;
  return {
    in(paper) {
      bytes ??= cold.read(
        "positions",
        wordAt(positionStarts, term),
        wordAt(positionStarts, term + 1),
      );
      const next =
        bits && ranks ? rankIn(bits, ranks, paper) : seek(papers ?? NO_PAPERS, at, paper);
      seekPlaces(bytes, cursor, codes, at, next);
      readPlaces(bytes, cursor, byteAt(codes, next), places);
      at = next + 1;
      return places;
    },
  };
}

const NO_PAPERS = new Uint16Array(0);

/** Positions of up to so many bytes are read at once. */
const SHORT = 65_536;

/** Answers where a token stands in single papers of a segment. */
export interface PlacesFinder {
  /** In ascending order, nowhere in a paper that lacks it. @returns what the next paper overwrites */
  places(paper: number): Int32Array;
  /** In which texts, as `textsOf` says; nothing is read for it. */
  texts(paper: number): number;
}

export function placesFinder(segment: Segment, token: string): PlacesFinder {
  const term = findToken(segment.dictionary, token);
  if (term < 0) return { places: () => NOWHERE, texts: () => 0 };
  const list = postingList(segment.sections, segment.papers, term);
  const strideAt = strides(segment, term, list);
  const buffer = createPlaces();
  const last = { paper: -1, at: -1, read: NOWHERE, isRead: true };
  const moveTo = (paper: number) => {
    if (last.paper === paper) return;
    last.paper = paper;
    last.at = positionIn(list, paper);
    last.read = NOWHERE;
    last.isRead = last.at < 0;
  };
  return {
    places(paper) {
      moveTo(paper);
      if (last.isRead) return last.read;
      const { bytes, start } = strideAt(Math.floor(last.at / STRIDE));
      const cursor = { at: start };
      skipPapers(bytes, cursor, list.codes, last.at - (last.at % STRIDE), last.at);
      readPlaces(bytes, cursor, byteAt(list.codes, last.at), buffer);
      last.isRead = true;
      last.read = buffer.at.subarray(0, buffer.count);
      return last.read;
    },
    texts(paper) {
      moveTo(paper);
      return last.at < 0 ? 0 : textsOf(byteAt(list.codes, last.at));
    },
  };
}

const NOWHERE: Int32Array = new Int32Array(0);

/** Reads the positions of a list's n-th stride: of a short list all at once, of a long one each by itself. */
function strides({ sections, cold }: Segment, term: number, { codes }: PostingList) {
  const from = wordAt(sections.positionStarts, term);
  const to = wordAt(sections.positionStarts, term + 1);
  let all: Uint8Array | undefined;
  return (n: number): { readonly bytes: Uint8Array; readonly start: number } => {
    if (to - from <= SHORT) {
      all ??= cold.read("positions", from, to);
      return { bytes: all, start: codes.length > STRIDE ? readOffset(all, n) : 0 };
    }
    const offsets = cold.read("positions", from + n * 4, from + n * 4 + 8);
    const last = (n + 1) * STRIDE >= codes.length;
    const end = last ? to : from + readOffset(offsets, 1);
    return { bytes: cold.read("positions", from + readOffset(offsets, 0), end), start: 0 };
  };
}
