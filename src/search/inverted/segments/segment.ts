import type { PaperId } from "../../../paper/id.ts";
import { bytesOf, shortAt, wordAt, wordsIn } from "../number-at.ts";
import { allBits, type Bits, clearBit, countBits, hasBit } from "../postings/bits.ts";
import { compareBytes, type Dictionary } from "./dictionary.ts";
import type { Facts } from "./facts.ts";
import { firstHash } from "./hashes.ts";
import type { MergeInput } from "./merge-input.ts";
import { idOf, type PaperKey, paperKey } from "./paper-key.ts";
import type { ColdParts, Sections, SegmentContent } from "./segment-sections.ts";

/**
 * A part of the index: papers and everything they are found by. All but the facts and who is still
 * alive never changes.
 */
export interface Segment {
  readonly papers: number;
  /** The sum of the papers' lengths. */
  readonly tokens: number;
  readonly sections: Sections;
  readonly dictionary: Dictionary;
  readonly facts: Facts;
  /** Papers that were not removed or replaced since. */
  readonly alive: Bits;
  /** Where what is seldom needed is read from. */
  cold: Cold;
  /** Counts up whenever facts or the living change. */
  changes: number;
}

/** Reads parts of what is seldom needed, by bytes. */
export interface Cold {
  /** @param room what may be overwritten with it; without, it gets memory of its own */
  read(part: keyof ColdParts, from: number, to: number, room?: Room): Uint8Array;
  size(part: keyof ColdParts): number;
}

/** Memory that is read into again and again: to get as much anew for each search takes longer than reading. */
export interface Room {
  bytes: Uint8Array;
}

export function segmentOf({ papers, tokens, sections, cold }: SegmentContent): Segment {
  return openSegment({ papers, tokens, sections, cold: inMemory(cold) });
}

export function openSegment(
  parts: Pick<Segment, "papers" | "tokens" | "sections" | "cold"> &
    Partial<Pick<Segment, "alive" | "facts">>,
): Segment {
  const { termEnds, terms, votes, stars, comments, flags } = parts.sections;
  return {
    alive: allBits(parts.papers),
    facts: { votes, stars, comments, flags },
    ...parts,
    dictionary: { ends: termEnds, bytes: terms },
    changes: 0,
  };
}

function inMemory(parts: ColdParts): Cold {
  return {
    size: (part) => parts[part].byteLength,
    read: (part, from, to) => bytesOf(parts[part]).subarray(from, to),
  };
}

export function averageLength({ tokens, papers }: Segment): number {
  return tokens / papers;
}

/** How many of its papers are alive. */
export function population({ alive }: Pick<Segment, "alive">): number {
  return countBits(alive);
}

export function paperIdAt(segment: Segment, at: number): PaperId {
  return idOf(idBytesAt(segment, at));
}

/** Until the next are read. */
function idBytesAt({ cold }: Segment, at: number): Uint8Array {
  // The one before tells where it begins.
  const ends = wordsIn(cold.read("idEnds", Math.max(0, at - 1) * 4, at * 4 + 4, room));
  const from = at === 0 ? 0 : wordAt(ends, 0);
  return cold.read("ids", from, wordAt(ends, ends.length - 1), room);
}

const room: Room = { bytes: new Uint8Array(64) };

/** The living paper with this id, or -1. */
export function findPaper(segment: Segment, { id, hash: wanted }: PaperKey): number {
  const { idHashes, idPapers } = segment.sections;
  for (let at = firstHash(idHashes, wanted); idHashes[at] === wanted; at++) {
    const paper = shortAt(idPapers, at);
    if (hasBit(segment.alive, paper) && areEqual(idBytesAt(segment, paper), id)) return paper;
  }
  return -1;
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return compareBytes(one, 0, one.length, other, 0, other.length) === 0;
}

export function strike(segment: Segment, paper: number): void {
  clearBit(segment.alive, paper);
  segment.changes += 1;
}

/** Those of the papers that the segment holds. */
export function strikeAll(segment: Segment, ids: Iterable<PaperId>): void {
  for (const id of ids) {
    const at = findPaper(segment, paperKey(id));
    if (at >= 0) strike(segment, at);
  }
}

/** All that there is of a segment, read into memory. */
export function mergeInputOf({ papers, sections, cold, alive, facts }: Segment): MergeInput {
  const whole = (part: keyof ColdParts) => cold.read(part, 0, cold.size(part));
  const parts: ColdParts = {
    idEnds: wordsIn(whole("idEnds")),
    ids: whole("ids"),
    textHashes: wordsIn(whole("textHashes")),
    positionStarts: wordsIn(whole("positionStarts")),
    definitions: whole("definitions"),
    nameEnds: wordsIn(whole("nameEnds")),
    positions: whole("positions"),
    names: whole("names"),
  };
  return { papers, sections, alive, facts, cold: parts };
}
