import type { ColdParts, Sections } from "../segments/segment-sections.ts";
import { type Growing, growingBytes, growingShorts, growingWords } from "./growing.ts";

/** A segment's terms while they are written: in most columns one number or more of each term. */
export interface TermColumns {
  readonly ends: Growing<Uint32Array>;
  readonly terms: Growing<Uint8Array>;
  readonly frequencies: Growing<Uint16Array>;
  readonly postingAnchors: Growing<Uint32Array>;
  readonly codeAnchors: Growing<Uint32Array>;
  readonly positionStarts: Growing<Uint32Array>;
  readonly postings: Growing<Uint16Array>;
  readonly codes: Growing<Uint8Array>;
  readonly positions: Growing<Uint8Array>;
}

export interface WrittenTerms
  extends Pick<
    Sections,
    "termEnds" | "terms" | "frequencies" | "postingAnchors" | "codeAnchors" | "postings" | "codes"
  > {
  readonly cold: Pick<ColdParts, "positionStarts" | "positions">;
}

export function newTermColumns(): TermColumns {
  return {
    ends: growingWords(),
    terms: growingBytes(),
    frequencies: growingShorts(),
    postingAnchors: growingWords(),
    codeAnchors: growingWords(),
    positionStarts: growingWords(),
    postings: growingShorts(),
    codes: growingBytes(),
    positions: growingBytes(),
  };
}

export function trimmedTerms(columns: TermColumns): WrittenTerms {
  columns.positionStarts.push(columns.positions.length());
  return {
    termEnds: columns.ends.trimmed(),
    terms: columns.terms.trimmed(),
    frequencies: columns.frequencies.trimmed(),
    postingAnchors: columns.postingAnchors.trimmed(),
    codeAnchors: columns.codeAnchors.trimmed(),
    postings: columns.postings.trimmed(),
    codes: columns.codes.trimmed(),
    cold: {
      positionStarts: columns.positionStarts.trimmed(),
      positions: columns.positions.trimmed(),
    },
  };
}
