import type { TextField } from "../../../query/query.ts";
import { byteAt, floatAt } from "../number-at.ts";
import { countsOf } from "../postings/posting-code.ts";

/**
 * How much a token adds to a paper's score. Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework: BM25 and Beyond", Foundations and Trends in Information Retrieval 3(4), 2009: with
 * tf the weighted sum of its counts in each text, and L the paper's length in tokens,
 *   impact = tf / (tf + K1 · (1 − B + B · L / average length)), from 0 to 1,
 * and the score is the sum over tokens of impact × ln(1 + (N − n + ½) / (n + ½)).
 */
const K1 = 1.3;
const B = 0.68;
const WEIGHT = { title: 2, abstract: 1, keywords: 1 } as const;

/** Impacts are kept in one byte: this many steps, and 0 for none. */
export const MOST_IMPACT = 255;

/** The impact of every code at every length, read by `impactOf`. */
export type ImpactTable = Uint8Array;

export function impactTable(averageLength: number, field: TextField = "any"): ImpactTable {
  const table = new Uint8Array(65_536);
  for (let code = 0; code < 256; code++) {
    const frequency = weighedFrequency(code, field);
    if (frequency === 0) continue;
    for (let length = 0; length < 256; length++) {
      const relative = lengthOf(length) / averageLength;
      const impact = frequency / (frequency + K1 * (1 - B + B * relative));
      table[(code << 8) | length] = Math.max(1, Math.round(impact * MOST_IMPACT));
    }
  }
  return table;
}

/** @param length the length's code */
export function impactOf(table: ImpactTable, code: number, length: number): number {
  return byteAt(table, (code << 8) | length);
}

function weighedFrequency(code: number, field: TextField): number {
  const { title, abstract, keywords } = countsOf(code);
  if (field === "title") return title * WEIGHT.title;
  if (field === "abstract") return abstract * WEIGHT.abstract;
  return title * WEIGHT.title + abstract * WEIGHT.abstract + keywords * WEIGHT.keywords;
}

/**
 * The most an impact can be where the average length is `ratio` times what it was when `impact` was
 * written down. K in tf / (tf + K) shrinks to no less than K / ratio, and 1 is for rounding.
 */
export function raisedImpact(impact: number, ratio: number): number {
  if (ratio <= 1) return Math.min(MOST_IMPACT, impact + 1);
  const part = (impact + 1) / MOST_IMPACT;
  const most = part >= 1 ? 1 : (part * ratio) / (part * ratio + 1 - part);
  return Math.min(MOST_IMPACT, Math.ceil(most * MOST_IMPACT) + 1);
}

const IMPACTS = new Uint8Array(256).map((_, impact) => impact);

/** For each impact that was written down, the most it can be now; none stays none. */
export function raisedImpacts(ratio: number): Uint8Array {
  return IMPACTS.map((impact) => (impact === 0 ? 0 : raisedImpact(impact, ratio)));
}

/** One byte for a length in tokens, in steps of about 4 %. */
export function lengthCode(length: number): number {
  return Math.min(255, Math.round(STEPS * Math.log2(1 + length)));
}

/** About how many tokens a code stands for. */
export function lengthOf(code: number): number {
  return floatAt(LENGTHS, code);
}

const STEPS = 16;
const LENGTHS = Float64Array.from({ length: 256 }, (_, code) => 2 ** (code / STEPS) - 1);

/** An average length in steps of 2 %, so that a few papers more or less change no score. */
export function steadyAverage(average: number): number {
  return 1.02 ** Math.round(Math.log(Math.max(1, average)) / Math.log(1.02));
}

/** @returns 0 for a token that no paper has */
export function inverseFrequency(papers: number, withToken: number): number {
  if (withToken === 0) return 0;
  const most = Math.max(papers, withToken);
  return Math.log(1 + (most - withToken + 0.5) / (withToken + 0.5));
}
