import type { TextField } from "../../../query/query.ts";
import { createPhrases, type Phrases } from "../conditions/phrases.ts";
import { shortAt } from "../number-at.ts";
import { findToken } from "../segments/dictionary.ts";
import { averageLength, type Segment } from "../segments/segment.ts";
import {
  type ImpactTable,
  impactTable,
  inverseFrequency,
  raisedImpacts,
  steadyAverage,
} from "./bm25f.ts";

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
  /** For each impact that was written down in a segment, the most it can be now. */
  readonly raised: (segment: Segment) => Uint8Array;
}

/** These tables depend on average lengths alone: those at the collection's last one are kept. */
export function createTables(): (averageLength: number) => Pick<Collection, "impacts" | "raised"> {
  let of = 0;
  let tables = tablesAt(of);
  return (averageLength) => {
    if (of !== averageLength) tables = tablesAt(averageLength);
    of = averageLength;
    return tables;
  };
}

function tablesAt(average: number): Pick<Collection, "impacts" | "raised"> {
  const impacts = new Map<TextField, ImpactTable>();
  const raised = new WeakMap<Segment, Uint8Array>();
  return {
    impacts(field) {
      const known = impacts.get(field) ?? impactTable(average, field);
      impacts.set(field, known);
      return known;
    },
    raised(segment) {
      const known = raised.get(segment) ?? raisedImpacts(average / averageLength(segment));
      raised.set(segment, known);
      return known;
    },
  };
}

export function collect(
  segments: readonly Segment[],
  tables: ReturnType<typeof createTables>,
): Collection {
  const papers = segments.reduce((sum, segment) => sum + segment.papers, 0);
  const tokens = segments.reduce((sum, segment) => sum + segment.tokens, 0);
  const average = steadyAverage(papers === 0 ? 1 : tokens / papers);
  return { segments, papers, averageLength: average, ...tables(average), phrases: createPhrases() };
}

/** In how many papers a token is. */
export function frequencyOf({ segments }: Collection, token: string): number {
  return segments.reduce((sum, { dictionary, sections }) => {
    const at = findToken(dictionary, token);
    return at < 0 ? sum : sum + shortAt(sections.frequencies, at);
  }, 0);
}

export function inverseFrequencyOf(collection: Collection, token: string): number {
  return inverseFrequency(collection.papers, frequencyOf(collection, token));
}
