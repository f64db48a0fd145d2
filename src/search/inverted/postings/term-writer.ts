import { byteAt, shortAt } from "../number-at.ts";
import { type ImpactTable, impactOf, impactTable } from "../ranking/bm25f.ts";
import { MOST_PAPERS } from "../segments/segment-sections.ts";
import { isPlain } from "../segments/term.ts";
import { type Bits, noBits, setBit } from "./bits.ts";
import { type Growing, growingWords } from "./growing.ts";
import { BLOCK, blockCount, hasBlocks, isDense, rankCount } from "./list-size.ts";
import { ANCHORED, alignedFor } from "./list-starts.ts";
import { leastBytes, STRIDE, writeOffset } from "./position-code.ts";
import { writeRanks } from "./posting-list.ts";
import {
  newTermColumns,
  type TermColumns,
  trimmedTerms,
  type WrittenTerms,
} from "./term-columns.ts";

/** Writes a segment's terms, given in the order of their bytes, each with its papers in order. */
export interface TermWriter {
  /** The term that stands in `bytes` from `from` to `to`, which must stay as they are until the end. */
  begin(bytes: Uint8Array, from: number, to: number): void;
  /** A paper that has the term. Its places are appended to `positions` before the next paper. */
  posting(paper: number, code: number): void;
  readonly positions: Growing<Uint8Array>;
  /** Keeps the term, unless no paper has it. */
  end(): void;
  finish(): WrittenTerms;
}

/** A term in the memory of whoever gave it. */
interface Name {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** The term that is being written, and room to write it in. */
interface Writing {
  readonly columns: TermColumns;
  /** Each paper's length code. */
  readonly lengths: Uint8Array;
  /** The mean of the lengths. */
  readonly average: number;
  name: Name;
  /** Its papers so far, and their codes. */
  readonly members: Uint16Array;
  readonly memberCodes: Uint8Array;
  count: number;
  /** Where its positions begin, and from there on those of every so many papers. */
  start: number;
  readonly offsets: Growing<Uint32Array>;
  readonly bits: Bits;
  /** The same, by halves. */
  readonly halves: Uint16Array;
  readonly ranks: Uint16Array;
  impacts: ImpactTable | undefined;
}

/** @param lengths each paper's length code @param average the mean of the lengths */
export function createTermWriter(lengths: Uint8Array, average: number): TermWriter {
  const writing = newWriting(lengths, average);
  const { members, memberCodes, offsets } = writing;
  const { positions } = writing.columns;
  return {
    begin(bytes, from, to) {
      writing.name = { bytes, from, to };
      writing.count = 0;
      writing.start = positions.length();
      offsets.shorten(0);
    },
    positions,
    posting(paper, code) {
      const { count } = writing;
      if (count % STRIDE === 0) offsets.push(positions.length() - writing.start);
      members[count] = paper;
      memberCodes[count] = code;
      writing.count = count + 1;
    },
    end() {
      if (writing.count > 0) writeTerm(writing);
    },
    finish: () => trimmedTerms(writing.columns),
  };
}

function newWriting(lengths: Uint8Array, average: number): Writing {
  const most = Math.min(lengths.length, MOST_PAPERS);
  const bits = noBits(lengths.length);
  return {
    columns: newTermColumns(),
    lengths,
    average,
    name: { bytes: new Uint8Array(0), from: 0, to: 0 },
    members: new Uint16Array(most),
    memberCodes: new Uint8Array(most),
    count: 0,
    start: 0,
    offsets: growingWords(),
    bits,
    halves: new Uint16Array(bits.buffer),
    ranks: new Uint16Array(rankCount(lengths.length)),
    impacts: undefined,
  };
}

function writeTerm(writing: Writing): void {
  const { columns, name, lengths, memberCodes, count } = writing;
  const { postings } = columns;
  const coded = !isPlain(name.bytes[name.from]);
  if (alignedFor(postings.length(), count, lengths.length) > postings.length()) postings.push(0);
  if (columns.frequencies.length() % ANCHORED === 0) {
    columns.postingAnchors.push(postings.length());
    columns.codeAnchors.push(columns.codes.length());
  }
  columns.terms.append(name.bytes, name.from, name.to);
  columns.ends.push(columns.terms.length());
  columns.frequencies.push(count);
  columns.positionStarts.push(writing.start);
  writeMembers(writing, coded);
  if (!coded) return;
  columns.codes.append(memberCodes, 0, count);
  if (count > STRIDE) writeOffsets(writing);
}

function writeMembers(writing: Writing, coded: boolean): void {
  const { columns, lengths, members, count } = writing;
  if (isDense(count, lengths.length)) writeBitmap(writing);
  else columns.postings.append(members, 0, count);
  if (coded && hasBlocks(count)) writeBlocks(writing);
}

function writeBitmap({ columns, members, count, bits, halves, ranks }: Writing): void {
  bits.fill(0);
  for (let at = 0; at < count; at++) setBit(bits, shortAt(members, at));
  columns.postings.append(halves, 0, halves.length);
  writeRanks(bits, ranks);
  columns.postings.append(ranks, 0, ranks.length);
}

function writeBlocks(writing: Writing): void {
  const { columns, lengths, average, members, memberCodes, count } = writing;
  const impacts = writing.impacts ?? impactTable(average);
  writing.impacts = impacts;
  const wanted = blockCount(lengths.length);
  const blocks = new Uint8Array(wanted + (wanted % 2));
  for (let at = 0; at < count; at++) {
    const paper = shortAt(members, at);
    const impact = impactOf(impacts, byteAt(memberCodes, at), byteAt(lengths, paper));
    const block = Math.floor(paper / BLOCK);
    if (impact > byteAt(blocks, block)) blocks[block] = impact;
  }
  columns.postings.append(new Uint16Array(blocks.buffer), 0, blocks.length / 2);
}

/** Where every so many papers' places begin, before them all. */
function writeOffsets({ columns, offsets, start, memberCodes, count }: Writing): void {
  const view = offsets.view();
  const ahead = view.length * 4;
  const size = columns.positions.length() - start;
  const room = columns.positions.insert(start, ahead);
  for (const [n, offset] of view.entries()) {
    const bytes = (view[n + 1] ?? size) - offset;
    const papers = Math.min(count, (n + 1) * STRIDE);
    const told = bytes === leastBytes(memberCodes, n * STRIDE, papers);
    writeOffset(room, n, ahead + offset, told);
  }
}
