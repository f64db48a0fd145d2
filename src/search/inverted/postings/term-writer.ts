import { type ImpactTable, impactTable } from "../ranking/bm25f.ts";
import { MOST_PAPERS, type Sections } from "../segments/segment-sections.ts";
import { isPlain } from "../segments/term.ts";
import { noBits, setBit } from "./bits.ts";
import { growingBytes, growingShorts, growingWords } from "./growing.ts";
import { STRIDE, writeOffset } from "./position-code.ts";
import { BLOCK, blockCount, hasBlocks, isDense, ranksOf } from "./posting-list.ts";

/** Writes a segment's terms, given in the order of their bytes, each with its papers in order. */
export interface TermWriter {
  /** `term` must stay as it is until the end. */
  begin(term: Uint8Array): void;
  /** A paper that has the term, with its places in `positions` from `from` to `to`. */
  posting(paper: number, code: number, positions: Uint8Array, from: number, to: number): void;
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
  let name: Uint8Array = new Uint8Array(0);
  const members = new Uint16Array(Math.min(papers, MOST_PAPERS));
  const memberCodes = new Uint8Array(members.length);
  let count = 0;
  const places = growingBytes();
  const offsets = growingWords();
  let impacts: ImpactTable | undefined;

  const writeMembers = (coded: boolean) => {
    if (isDense(count, papers)) writeBitmap();
    else postings.append(members, 0, count);
    if (coded && hasBlocks(count)) writeBlocks();
  };

  const writeBitmap = () => {
    const bits = noBits(papers);
    for (let at = 0; at < count; at++) setBit(bits, members[at] ?? 0);
    postings.append(new Uint16Array(bits.buffer), 0, bits.length * 2);
    const ranks = ranksOf(bits, papers);
    postings.append(ranks, 0, ranks.length);
  };

  const writeBlocks = () => {
    impacts ??= impactTable(average);
    const blocks = new Uint8Array(blockCount(papers) + (blockCount(papers) % 2));
    for (let at = 0; at < count; at++) {
      const paper = members[at] ?? 0;
      const impact = impacts[((memberCodes[at] ?? 0) << 8) | (lengths[paper] ?? 0)] ?? 0;
      const block = Math.floor(paper / BLOCK);
      if (impact > (blocks[block] ?? 0)) blocks[block] = impact;
    }
    postings.append(new Uint16Array(blocks.buffer), 0, blocks.length / 2);
  };

  const writePositions = () => {
    const view = offsets.view();
    const ahead = view.length > 1 ? view.length * 4 : 0;
    if (ahead > 0) for (const offset of view) writeOffset(positions, ahead + offset);
    positions.append(places.view(), 0, places.length());
  };

  return {
    begin(term) {
      name = term;
      count = 0;
      places.clear();
      offsets.clear();
    },
    posting(paper, code, bytes, from, to) {
      if (count % STRIDE === 0) offsets.push(places.length());
      members[count] = paper;
      memberCodes[count] = code;
      count += 1;
      places.append(bytes, from, to);
    },
    end() {
      if (count === 0) return;
      const coded = !isPlain(name[0]);
      if (isDense(count, papers) && postings.length() % 2 === 1) postings.push(0);
      terms.append(name, 0, name.length);
      ends.push(terms.length());
      frequencies.push(count);
      postingStarts.push(postings.length());
      codeStarts.push(codes.length());
      positionStarts.push(positions.length());
      writeMembers(coded);
      if (!coded) return;
      codes.append(memberCodes, 0, count);
      writePositions();
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
