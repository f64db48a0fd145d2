import type { Phrases } from "../conditions/phrases.ts";
import { byteAt } from "../number-at.ts";
import { type Bits, hasBit } from "../postings/bits.ts";
import {
  BLOCK,
  eachPosting,
  type PostingList,
  postingList,
  rankIn,
  seek,
} from "../postings/posting-list.ts";
import { encodeTerm, findTerm } from "../segments/dictionary.ts";
import { averageLength, type Segment } from "../segments/segment.ts";
import { type ImpactTable, impactOf, raisedImpacts } from "./bm25f.ts";
import type { Collection } from "./collection.ts";
import type { RankTerm } from "./rank-terms.ts";

/** A segment's list for a rank term, read in order of paper. */
export interface ScoredList extends PostingList {
  /** The rank term's number. */
  readonly term: number;
  readonly weight: number;
  readonly impacts: ImpactTable;
  /** The most it adds to any paper's score. */
  readonly most: number;
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
  const raised = raisedImpacts(collection.averageLength / averageLength(segment));
  return terms.flatMap((term, number) => {
    const list = listOf(segment, collection.phrases, term, among);
    if (!list || list.frequency === 0) return [];
    const impacts = collection.impacts(term.field);
    const scored = { ...list, term: number, weight: term.weight, impacts, at: 0 };
    return [{ ...scored, ...bounds(scored, segment.sections.lengths, raised) }];
  });
}

/** What was written down at the segment's own average length holds at another once it is raised. */
function bounds(
  list: Pick<
    ScoredList,
    "blocks" | "papers" | "bits" | "codes" | "weight" | "impacts" | "frequency"
  >,
  lengths: Uint8Array,
  raised: Uint8Array,
): Pick<ScoredList, "most" | "blocks"> {
  if (list.blocks) {
    const blocks = list.blocks.slice();
    let most = 0;
    for (let at = 0; at < blocks.length; at++) {
      blocks[at] = byteAt(raised, byteAt(blocks, at));
      most = Math.max(most, byteAt(blocks, at));
    }
    return { blocks, most: list.weight * most };
  }
  let most = 0;
  eachPosting(list, (paper, code) => {
    most = Math.max(most, scoreOf(list, code, byteAt(lengths, paper)));
  });
  return { most };
}

function listOf(
  segment: Segment,
  phrases: Phrases,
  { tokens, field }: RankTerm,
  among: Bits,
): PostingList | undefined {
  const [first = "", ...more] = tokens;
  if (more.length > 0) return phrases.in(segment, tokens, field, among);
  const term = findTerm(segment.dictionary, encodeTerm(first));
  return term < 0 ? undefined : postingList(segment.sections, segment.papers, term);
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

/** The most that the list adds to the score of a paper of the block from `start` to `end`. */
export function mostIn(list: ScoredList, start: number, end: number): number {
  if (list.blocks) return list.weight * byteAt(list.blocks, start / BLOCK);
  if (!list.papers) return list.most;
  list.at = seek(list.papers, list.at, start);
  return (list.papers[list.at] ?? end) < end ? list.most : 0;
}
