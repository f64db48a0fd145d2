/**
 * The arrays that a segment is made of, in the order of its file. What belongs to a paper is in
 * order of paper: newest first, then by id. `terms` are explained in posting-list.ts.
 */
export const SECTIONS = {
  /** When each paper appeared, in one of these: see published.ts. */
  published: Float64Array,
  publishedSeconds: Uint32Array,
  /** Hashes of ids in ascending order, and whose they are. */
  idHashes: Uint32Array,
  idPapers: Uint16Array,
  /** Each paper's length in tokens, as `lengthCode` writes it. */
  lengths: Uint8Array,
  termEnds: Uint32Array,
  terms: Uint8Array,
  /** How many papers have each term. */
  frequencies: Uint16Array,
  /** Where the lists and codes of every 16th term begin: see list-starts.ts. */
  postingAnchors: Uint32Array,
  codeAnchors: Uint32Array,
  postings: Uint16Array,
  codes: Uint8Array,
  /** Words as they are written, not stemmed, in how many papers each is. */
  wordEnds: Uint32Array,
  words: Uint8Array,
  wordCounts: Uint32Array,
  /** Where what papers explain stands: see definitions.ts. */
  definitionHashes: Uint32Array,
  definitionStarts: Uint32Array,
  /** What changes without the words: see facts.ts. */
  votes: Int32Array,
  stars: Int32Array,
  comments: Int32Array,
  flags: Uint8Array,
} as const;

/**
 * What is seldom needed, and little of it at a time: it stays on disk, or in memory for a segment
 * without a file. In the order of its file, behind the sections.
 */
export const COLD = {
  /** Where each paper's id ends: a search reads those of the papers that it answers. */
  idEnds: Uint32Array,
  ids: Uint8Array,
  /** Two words for each paper: equal when its words are. */
  textHashes: Uint32Array,
  /** Where each term's positions begin, and where the last one's end. */
  positionStarts: Uint32Array,
  definitions: Uint8Array,
  /** Where each paper's names end. */
  nameEnds: Uint32Array,
  /** What is read for phrases and names alone. */
  positions: Uint8Array,
  names: Uint8Array,
} as const;

export type Sections = ViewsOf<typeof SECTIONS>;
export type ColdParts = ViewsOf<typeof COLD>;

/** The arrays that constructors make, over whichever kind of memory. */
type ViewsOf<Columns> = { readonly [Name in keyof Columns]: ViewOf<Columns[Name]> };

type ViewOf<Make> = Make extends {
  readonly BYTES_PER_ELEMENT: number;
  readonly prototype: infer View;
}
  ? View
  : never;

/** A segment as it is made: `tokens` is the sum of its papers' lengths. */
export interface SegmentContent {
  readonly papers: number;
  readonly tokens: number;
  readonly sections: Sections;
  readonly cold: ColdParts;
}

/** A paper's number fits two bytes, and FFFF is free to say "none". */
export const MOST_PAPERS = 65_535;
