import type { TextField } from "../../../query/query.ts";
import { createPhrases, type Phrases } from "../conditions/phrases.ts";
import { shortAt } from "../number-at.ts";
import { findTerm } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { type ImpactTable, impactTable, inverseFrequency, steadyAverage } from "./bm25f.ts";

/** What holds for all segments together, as scores need it. */
export interface Collection {
  readonly segments: readonly Segment[];
  /** Papers, removed ones among them until their segment is merged. */
  readonly papers: number;
  /** The papers' mean length in tokens. */
  readonly averageLength: number;
  /** The phrases of this one search. */
  readonly phrases: Phrases;
  readonly impacts: (field: TextField) => ImpactTable;
}

/** Impact tables depend on the average length alone: those of the last one are kept. */
export function createTables() {
  let of = 0;
  let tables = new Map<TextField, ImpactTable>();
  return (averageLength: number, field: TextField): ImpactTable => {
    if (of !== averageLength) tables = new Map();
    of = averageLength;
    const known = tables.get(field) ?? impactTable(averageLength, field);
    tables.set(field, known);
    return known;
  };
}

export function collect(
  segments: readonly Segment[],
  tables: (averageLength: number, field: TextField) => ImpactTable,
): Collection {
  const papers = segments.reduce((sum, segment) => sum + segment.papers, 0);
  const tokens = segments.reduce((sum, segment) => sum + segment.tokens, 0);
  const averageLength = steadyAverage(papers === 0 ? 1 : tokens / papers);
  const impacts = (field: TextField) => tables(averageLength, field);
  return { segments, papers, averageLength, impacts, phrases: createPhrases() };
}

/** In how many papers a term is. */
export function frequencyOf({ segments }: Collection, term: Uint8Array): number {
  return segments.reduce((sum, { dictionary, sections }) => {
    const at = findTerm(dictionary, term);
    return at < 0 ? sum : sum + shortAt(sections.frequencies, at);
  }, 0);
}

export function inverseFrequencyOf(collection: Collection, term: Uint8Array): number {
  return inverseFrequency(collection.papers, frequencyOf(collection, term));
}
