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
  /** In how many papers tokens are that were looked up before. */
  readonly frequencies: Map<string, number>;
}

/**
 * Collects segments for one search after the other. Tables depend on the average length alone and
 * frequencies on which segments there are: those of the last search are kept.
 */
export function createCollector(): (segments: readonly Segment[]) => Collection {
  const known = new WeakMap<readonly Segment[], ReturnType<typeof measured>>();
  let tables = tablesAt(0);
  let tablesOf = 0;
  return (segments) => {
    const all = known.get(segments) ?? measured(segments);
    known.set(segments, all);
    if (tablesOf !== all.averageLength) tables = tablesAt(all.averageLength);
    tablesOf = all.averageLength;
    if (all.frequencies.size >= MOST_KNOWN) all.frequencies.clear();
    return { ...all, ...tables, segments, phrases: createPhrases() };
  };
}

const MOST_KNOWN = 5_000;

function measured(segments: readonly Segment[]) {
  const papers = segments.reduce((sum, segment) => sum + segment.papers, 0);
  const tokens = segments.reduce((sum, segment) => sum + segment.tokens, 0);
  const averageLength = steadyAverage(papers === 0 ? 1 : tokens / papers);
  return { papers, averageLength, frequencies: new Map<string, number>() };
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

/** In how many papers a token is. */
export function frequencyOf({ segments, frequencies }: Collection, token: string): number {
  const known = frequencies.get(token);
  if (known !== undefined) return known;
  let frequency = 0;
  for (const { dictionary, sections } of segments) {
    const at = findToken(dictionary, token);
    if (at >= 0) frequency += shortAt(sections.frequencies, at);
  }
  frequencies.set(token, frequency);
  return frequency;
}

export function inverseFrequencyOf(collection: Collection, token: string): number {
  return inverseFrequency(collection.papers, frequencyOf(collection, token));
}
