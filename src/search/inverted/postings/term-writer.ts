import { byteAt, shortAt } from "../number-at.ts";
import { type ImpactTable, impactOf, impactTable } from "../ranking/bm25f.ts";
import { MOST_PAPERS, type Sections } from "../segments/segment-sections.ts";
import { isPlain } from "../segments/term.ts";
import { noBits, setBit } from "./bits.ts";
import { type Growing, growingBytes, growingShorts, growingWords } from "./growing.ts";
import { STRIDE, writeOffset } from "./position-code.ts";
import { BLOCK, blockCount, hasBlocks, isDense, rankCount, writeRanks } from "./posting-list.ts";

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

export interface WrittenTerms
  extends Pick<
    Sections,
    | "termEnds"
    | "terms"
    | "frequencies"
    | "postingStarts"
    | "codeStarts"
    | "positionStarts"
    | "postings"
    | "codes"
  > {
  readonly positions: Uint8Array;
}

/** A term in the memory of whoever gave it. */
interface Name {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** @param lengths each paper's length code @param average the mean of the lengths */
export function createTermWriter(lengths: Uint8Array, average: number): TermWriter {
  const papers = lengths.length;
  const ends = growingWords();
  const terms = growingBytes();
  const frequencies = growingShorts();
  const [postingStarts, codeStarts, positionStarts] = [
    growingWords(),
    growingWords(),
    growingWords(),
  ];
  const postings = growingShorts();
  const codes = growingBytes();
  const positions = growingBytes();
  // Of the term that is being written:
  let name: Name = { bytes: new Uint8Array(0), from: 0, to: 0 };
  const members = new Uint16Array(Math.min(papers, MOST_PAPERS));
  const memberCodes = new Uint8Array(members.length);
  let count = 0;
  let start = 0;
  const offsets = growingWords();
  const bits = noBits(papers);
  const halves = new Uint16Array(bits.buffer);
  const ranks = new Uint16Array(rankCount(papers));
  let impacts: ImpactTable | undefined;

  const writeMembers = (coded: boolean) => {
    if (isDense(count, papers)) writeBitmap();
    else postings.append(members, 0, count);
    if (coded && hasBlocks(count)) writeBlocks();
  };

  const writeBitmap = () => {
    bits.fill(0);
    for (let at = 0; at < count; at++) setBit(bits, shortAt(members, at));
    postings.append(halves, 0, halves.length);
    writeRanks(bits, ranks);
    postings.append(ranks, 0, ranks.length);
  };

  const writeBlocks = () => {
    impacts ??= impactTable(average);
    const blocks = new Uint8Array(blockCount(papers) + (blockCount(papers) % 2));
    for (let at = 0; at < count; at++) {
      const paper = shortAt(members, at);
      const impact = impactOf(impacts, byteAt(memberCodes, at), byteAt(lengths, paper));
      const block = Math.floor(paper / BLOCK);
      if (impact > byteAt(blocks, block)) blocks[block] = impact;
    }
    postings.append(new Uint16Array(blocks.buffer), 0, blocks.length / 2);
  };

  /** Where every so many papers' places begin, before them all. */
  const writeOffsets = () => {
    const view = offsets.view();
    const ahead = view.length * 4;
    const room = positions.insert(start, ahead);
    for (const [n, offset] of view.entries()) writeOffset(room, n, ahead + offset);
  };

  return {
    begin(bytes, from, to) {
      name = { bytes, from, to };
      count = 0;
      start = positions.length();
      offsets.clear();
    },
    positions,
    posting(paper, code) {
      if (count % STRIDE === 0) offsets.push(positions.length() - start);
      members[count] = paper;
      memberCodes[count] = code;
      count += 1;
    },
    end() {
      if (count === 0) return;
      const coded = !isPlain(name.bytes[name.from]);
      if (isDense(count, papers) && postings.length() % 2 === 1) postings.push(0);
      terms.append(name.bytes, name.from, name.to);
      ends.push(terms.length());
      frequencies.push(count);
      postingStarts.push(postings.length());
      codeStarts.push(codes.length());
      positionStarts.push(start);
      writeMembers(coded);
      if (!coded) return;
      codes.append(memberCodes, 0, count);
      if (count > STRIDE) writeOffsets();
    },
    finish() {
      positionStarts.push(positions.length());
      return {
        termEnds: ends.trimmed(),
        terms: terms.trimmed(),
        frequencies: frequencies.trimmed(),
        postingStarts: postingStarts.trimmed(),
        codeStarts: codeStarts.trimmed(),
        positionStarts: positionStarts.trimmed(),
        postings: postings.trimmed(),
        codes: codes.trimmed(),
        positions: positions.trimmed(),
      };
    },
  };
}
