import { readFile } from "node:fs/promises";
import type { Bits } from "../postings/bits.ts";
import { COUNTS, type Facts, shortened, wholeColumn } from "../segments/facts.ts";
import type { Segment } from "../segments/segment.ts";
import { Damaged } from "./damaged.ts";
import { headerSize, readHeader, verifyPart, writeHeader } from "./file-header.ts";
import { writeWhole } from "./write-file.ts";

/** What changes of a segment: a file of its own, written anew whenever it did. */
export interface SegmentState {
  readonly alive: Bits;
  readonly facts: Facts;
}

const HEADER = headerSize(1);

/** A copy of what a segment is now. */
export function stateOf({ alive, facts }: Segment): SegmentState {
  const { votes, stars, comments, flags } = facts;
  return {
    alive: alive.slice(),
    facts: {
      votes: votes.slice(),
      stars: stars.slice(),
      comments: comments.slice(),
      flags: flags.slice(),
    },
  };
}

export async function writeState(path: string, { alive, facts }: SegmentState): Promise<void> {
  const counts = COUNTS.map((of) => wholeColumn(facts, of));
  const parts = [alive, ...counts, facts.flags];
  await writeWhole(path, [writeHeader([facts.flags.length], parts), ...parts]);
}

/** @throws Damaged, or the file system's error */
export async function readState(path: string, papers: number): Promise<SegmentState> {
  const file = await readFile(path);
  const bytes = new Uint8Array(file);
  const [count] = readHeader(bytes, 1);
  verifyPart(bytes);
  const words = (papers + 31) >>> 5;
  const size = HEADER + words * 4 + papers * 13;
  if (count !== papers || bytes.length !== size) throw new Damaged("it is of another segment");
  const column = (n: number) =>
    shortened(new Int32Array(bytes.buffer, HEADER + words * 4 + papers * 4 * n, papers));
  // Copies, so that nothing keeps the whole file in memory.
  return {
    alive: new Uint32Array(bytes.buffer, HEADER, words).slice(),
    facts: {
      votes: column(0),
      stars: column(1),
      comments: column(2),
      flags: bytes.slice(HEADER + words * 4 + papers * 12),
    },
  };
}
