import type { Phrases } from "../conditions/phrases.ts";
import { byteAt, shortAt } from "../number-at.ts";
import { type Bits, hasBit } from "../postings/bits.ts";
import { BLOCK, blockCount } from "../postings/list-size.ts";
import { eachPosting, type PostingList, rankIn, seek } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { tokenList } from "../segments/token-list.ts";
import { type ImpactTable, impactOf } from "./bm25f.ts";
import type { Collection } from "./collection.ts";
import type { RankTerm } from "./rank-terms.ts";

/** A segment's list for a rank term. */
export interface ScoredList extends PostingList {
  /** The rank term's number. */
  readonly term: number;
  readonly weight: number;
  readonly impacts: ImpactTable;
  /** No impact in each block of papers is greater; 0 where the list has none of them. */
  readonly bounds: Uint8Array;
  /** The most that it adds in any. */
  readonly most: number;
  /** The place that was asked for last. */
  at: number;
}

/** The segment's lists for what it has of the rank terms, those that may add most first. Phrases are looked for only among some papers. */
export function scoredLists(
  segment: Segment,
  collection: Collection,
  terms: readonly RankTerm[],
  among: Bits,
): ScoredList[] {
  const raised = collection.raised(segment);
  const lists: ScoredList[] = [];
  for (const [number, term] of terms.entries()) {
    const list = listOf(segment, collection.phrases, term, among);
    if (!list || list.frequency === 0) continue;
    const { frequency, papers, bits, ranks, codes, blocks } = list;
    const impacts = collection.impacts(term.field);
    const bounds = blocks ? raisedBounds(blocks, raised) : boundsOf(list, impacts, segment);
    // Named one by one, which is quicker than to spread the list.
    lists.push({
      frequency,
      papers,
      bits,
      ranks,
      codes,
      blocks,
      term: number,
      weight: term.weight,
      impacts,
      bounds,
      most: term.weight * greatest(bounds),
      at: 0,
    });
  }
  return lists.sort((one, other) => other.most - one.most);
}

function listOf(
  segment: Segment,
  phrases: Phrases,
  { tokens, field }: RankTerm,
  among: Bits,
): PostingList | undefined {
  const [first = "", ...more] = tokens;
  if (more.length > 0) return phrases.in(segment, tokens, field, among);
  return tokenList(segment, first);
}

/** @param raised what each impact that was written down at the segment's own average length can be now */
function raisedBounds(blocks: Uint8Array, raised: Uint8Array): Uint8Array {
  const bounds = new Uint8Array(blocks.length);
  for (let at = 0; at < blocks.length; at++) bounds[at] = byteAt(raised, byteAt(blocks, at));
  return bounds;
}

function greatest(bounds: Uint8Array): number {
  let most = 0;
  for (let at = 0; at < bounds.length; at++) most = Math.max(most, byteAt(bounds, at));
  return most;
}

/** Of a list for which they were not written down. */
function boundsOf(list: PostingList, impacts: ImpactTable, segment: Segment): Uint8Array {
  const { lengths } = segment.sections;
  const bounds = new Uint8Array(blockCount(segment.papers));
  const raise = (paper: number, code: number) => {
    const block = Math.floor(paper / BLOCK);
    const impact = impactOf(impacts, code, byteAt(lengths, paper));
    if (impact > byteAt(bounds, block)) bounds[block] = impact;
  };
  const { papers, codes } = list;
  if (!papers) eachPosting(list, raise);
  else for (let at = 0; at < papers.length; at++) raise(shortAt(papers, at), byteAt(codes, at));
  return bounds;
}

/** A list's first place from a paper on: looked for from the last one on, if that is not behind it. */
export function moveOn(list: ScoredList, papers: Uint16Array, paper: number): number {
  const { at } = list;
  const from = at > 0 && (papers[at - 1] ?? 0) < paper ? at : 0;
  list.at = seek(papers, from, paper);
  return list.at;
}

/** What the list adds to a paper's score, found fastest in ascending order of paper. */
export function scoreAt(list: ScoredList, lengths: Uint8Array, paper: number): number {
  const { papers, bits, ranks, codes, impacts, weight } = list;
  let place = -1;
  if (bits && ranks) place = hasBit(bits, paper) ? rankIn(bits, ranks, paper) : -1;
  else if (papers) {
    const at = moveOn(list, papers, paper);
    place = papers[at] === paper ? at : -1;
  }
  return place < 0 ? 0 : weight * impactOf(impacts, byteAt(codes, place), byteAt(lengths, paper));
}
