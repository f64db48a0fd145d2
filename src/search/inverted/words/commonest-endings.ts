import {
  type Dictionary,
  encodeTerm,
  findTerm,
  prefixRange,
  termAt,
} from "../segments/dictionary.ts";
import { bestCounted, type Counts, wordCountAt } from "./best-counted.ts";

/** A dictionary, and in how many papers each of its words is. */
export interface CountedWords {
  readonly dictionary: Dictionary;
  readonly counts: Counts;
}

/** Looked at first of each dictionary: about twice what is wanted, as the common words are common in all. */
const AT_FIRST = 64;
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
    const told = ranges.map((range) => tellBest(range, each));
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

function tellBest(
  { dictionary, counts, from, to }: CountedWords & { readonly from: number; readonly to: number },
  most: number,
): Told {
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
  const known = sums(told, ({ counted }) => counted);
  const enough = [...known.values()].sort((one, other) => other - one)[most - 1] ?? 0;
  const untold = told.reduce((sum, { rest }) => sum + rest, 0);
  const missing = sums(
    told,
    ({ counted, rest }) => new Map([...counted.keys()].map((word) => [word, rest])),
  );
  const totalled: Totalled[] = [];
  for (const [word, sum] of known) {
    // What those may have that did not tell of it.
    if (sum + untold - (missing.get(word) ?? 0) < enough) continue;
    totalled.push({ word, total: totalOf(told, word) });
  }
  totalled.sort((one, other) => other.total - one.total || (one.word < other.word ? -1 : 1));
  return totalled.slice(0, most);
}

function sums(
  told: readonly Told[],
  of: (each: Told) => ReadonlyMap<string, number>,
): Map<string, number> {
  const totals = new Map<string, number>();
  for (const each of told)
    for (const [word, count] of of(each)) totals.set(word, (totals.get(word) ?? 0) + count);
  return totals;
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
