import {
  type Dictionary,
  encodeTerm,
  findTerm,
  prefixRange,
  termAt,
} from "../segments/dictionary.ts";
import { segmentMemory } from "../segments/segment-memory.ts";
import { bestCounted, type Counts, wordCountAt } from "./best-counted.ts";

/** A dictionary, and in how many papers each of its words is. */
export interface CountedWords {
  readonly dictionary: Dictionary;
  readonly counts: Counts;
}

/** Looked at first of each dictionary: some more than are wanted, as what is common in one is so in all. */
const AT_FIRST = 48;
/** Then four times as many, up to this: words that are beyond it in each dictionary are not common. */
const AT_MOST = 1_024;

/**
 * The words that begin so and are in the most papers of all dictionaries together, most first, equal
 * ones in order. Each dictionary tells its best; no more are asked for once none that was not told of
 * can have as many papers (R. Fagin, A. Lotem, M. Naor, "Optimal aggregation algorithms for
 * middleware", PODS 2001).
 */
export function commonestEndings(
  dictionaries: readonly CountedWords[],
  beginning: string,
  most: number,
): string[] {
  const prefix = encodeTerm(beginning);
  const ranges = dictionaries
    .map((words) => ({ ...words, ...prefixRange(words.dictionary, prefix) }))
    .filter(({ from, to }) => from < to);
  for (let each = AT_FIRST; ; each *= 4) {
    const told = ranges.map((range) => toldBest(range, prefix, each));
    const untold = told.reduce((sum, { rest }) => sum + rest, 0);
    const best = bestOf(told, most);
    const least = best.length < most ? 0 : (best.at(-1)?.total ?? 0);
    if (untold === 0 || least > untold || each >= AT_MOST) return best.map(({ word }) => word);
  }
}

interface Told extends CountedWords {
  readonly counted: ReadonlyMap<string, number>;
  readonly rest: number;
}

/** Where one letter begins a word, a part of all words is gone through: what came of it is remembered. */
function toldBest(range: Range, prefix: Uint8Array, most: number): Told {
  if (prefix.length > 1) return tellBest(range, most);
  const key = `${most} ${prefix.join()}`;
  const before = remembered.get(range.counts, key);
  if (before) return before;
  const told = tellBest(range, most);
  remembered.set(range.counts, key, told, most * WORD);
  return told;
}

const remembered = segmentMemory<Told>(2 ** 22);
/** A word with its count, in bytes, about. */
const WORD = 80;

interface Range extends CountedWords {
  readonly from: number;
  readonly to: number;
}

function tellBest({ dictionary, counts, from, to }: Range, most: number): Told {
  const best = bestCounted(counts, from, to, most);
  const counted = new Map(
    best.words.map((word, at) => [termAt(dictionary, word), best.counts[at] ?? 0]),
  );
  return { dictionary, counts, counted, rest: best.rest };
}

interface Totalled {
  readonly word: string;
  readonly total: number;
}

/** Of the words that any told of, those with the most papers. */
function bestOf(told: readonly Told[], most: number): Totalled[] {
  const untold = told.reduce((sum, { rest }) => sum + rest, 0);
  const known = new Map<string, { sum: number; unsaid: number }>();
  for (const { counted, rest } of told)
    for (const [word, count] of counted) {
      const one = known.get(word);
      if (!one) known.set(word, { sum: count, unsaid: untold - rest });
      else {
        one.sum += count;
        one.unsaid -= rest;
      }
    }
  const sums = Float64Array.from(known.values(), ({ sum }) => sum).sort();
  const enough = sums.at(-most) ?? 0;
  const totalled: Totalled[] = [];
  // Those that did not tell of a word may have as many more of it.
  for (const [word, { sum, unsaid }] of known)
    if (sum + unsaid >= enough) totalled.push({ word, total: totalOf(told, word) });
  totalled.sort((one, other) => other.total - one.total || (one.word < other.word ? -1 : 1));
  return totalled.slice(0, most);
}

function totalOf(told: readonly Told[], word: string): number {
  const bytes = encodeTerm(word);
  return told.reduce((sum, { dictionary, counts, counted, rest }) => {
    const known = counted.get(word);
    if (known !== undefined || rest === 0) return sum + (known ?? 0);
    const at = findTerm(dictionary, bytes);
    return at < 0 ? sum : sum + wordCountAt(counts, at);
  }, 0);
}
