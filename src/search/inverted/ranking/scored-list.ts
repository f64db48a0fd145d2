import type { Phrases } from "../conditions/phrases.ts";
import { byteAt } from "../number-at.ts";
import { type Bits, hasBit } from "../postings/bits.ts";
import { type PostingList, rankIn, seek } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { tokenList } from "../segments/token-list.ts";
import { type ImpactTable, impactOf } from "./bm25f.ts";
import type { Collection } from "./collection.ts";
import type { RankTerm } from "./rank-terms.ts";

/** A segment's list for a rank term, read in order of paper. */
export interface ScoredList extends PostingList {
  /** The rank term's number. */
  readonly term: number;
  readonly weight: number;
  readonly impacts: ImpactTable;
  /** What each impact that was written down at the segment's own average length can be now. */
  readonly raised: Uint8Array;
  /** The place to go on from. */
  at: number;
}

/** The segment's lists for what it has of the rank terms. Phrases are looked for only among some papers. */
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
    const { weight } = term;
    // Named one by one, which is quicker than to spread the list.
    lists.push({
      frequency,
      papers,
      bits,
      ranks,
      codes,
      blocks,
      term: number,
      weight,
      impacts,
      raised,
      at: 0,
    });
  }
  return lists;
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

/** What the list adds to a paper's score. Asked in ascending order of paper. */
export function scoreAt(list: ScoredList, lengths: Uint8Array, paper: number): number {
  const { papers, bits, ranks } = list;
  let place = -1;
  if (bits && ranks) place = hasBit(bits, paper) ? rankIn(bits, ranks, paper) : -1;
  else if (papers) {
    list.at = seek(papers, list.at, paper);
    place = papers[list.at] === paper ? list.at : -1;
  }
  return place < 0 ? 0 : scoreOf(list, byteAt(list.codes, place), byteAt(lengths, paper));
}

function scoreOf(
  { impacts, weight }: Pick<ScoredList, "impacts" | "weight">,
  code: number,
  length: number,
): number {
  return weight * impactOf(impacts, code, length);
}
