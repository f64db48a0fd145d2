import type { ShortForms } from "../../../query/short-forms.ts";
import { longKey } from "../../../query/words/definitions.ts";
import { tokensOfWords } from "../../../query/words/tokenize.ts";
import { shortAt } from "../number-at.ts";
import {
  beginsSo,
  encodeTerm,
  findToken,
  lowerBound,
  prefixRange,
  termAt,
} from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { DEFINITION, definitionsOf, shortFormsOf } from "../segments/term.ts";

/** So many papers must explain a short form in one way, */
const PAPERS = 5;
/** which must be this part of all that explain it, */
const AGREED = 0.8;
/** and this part of all that have it as a word: a map is seldom “maximum a posteriori”. */
const MEANT = 0.08;
/** A way to write it out counts from this part of them on, */
const USUAL = 0.1;
/** and so many at most. */
const MOST_WAYS = 2;

/** Short forms by what the papers of the index say in brackets themselves. */
export function createShortForms(segments: () => readonly Segment[]): ShortForms {
  return {
    longOf: (token) => agreedOn(segments(), token)?.ways ?? [],
    shortOf(words) {
      const key = longKey(words);
      const [token] = mostFirst(countEndings(segments(), shortFormsOf(key)));
      const agreed = token && agreedOn(segments(), token[0]);
      return agreed && agreed.key === key ? agreed.short : undefined;
    },
  };
}

interface Agreed {
  readonly short: string;
  /** Of what it stands for. */
  readonly key: string;
  readonly ways: readonly string[];
}

function agreedOn(segments: readonly Segment[], token: string): Agreed | undefined {
  const counts = countEndings(segments, definitionsOf(token));
  if (counts.size === 0) return undefined;
  const meanings = new Map<string, Meaning>();
  for (const [ending, papers] of counts) addTo(meanings, ending, papers);
  const all = sum(Array.from(meanings.values(), ({ papers }) => papers));
  for (const [key, { papers, shorts, longs }] of meanings) {
    const isAgreed = papers >= PAPERS && papers >= AGREED * all;
    if (!isAgreed || papers < MEANT * papersWith(segments, token)) continue;
    const [[short] = [token]] = mostFirst(shorts);
    return { short, key, ways: usualOf(longs, papers) };
  }
  return undefined;
}

/** The usual ways to write something out, of those with the same tokens one. */
function usualOf(longs: ReadonlyMap<string, number>, papers: number): string[] {
  const byTokens = new Map<string, string>();
  for (const [long, count] of mostFirst(longs)) {
    const tokens = tokensOfWords(long.split(" ")).join(" ");
    if (count >= USUAL * papers && !byTokens.has(tokens)) byTokens.set(tokens, long);
  }
  return [...byTokens.values()].slice(0, MOST_WAYS);
}

interface Meaning {
  papers: number;
  readonly shorts: Map<string, number>;
  readonly longs: Map<string, number>;
}

/** @param ending LLM=large language models */
function addTo(meanings: Map<string, Meaning>, ending: string, papers: number): void {
  const [short = "", long = ""] = ending.split("=");
  const key = longKey(long.split(" "));
  const meaning = meanings.get(key) ?? { papers: 0, shorts: new Map(), longs: new Map() };
  meanings.set(key, meaning);
  meaning.papers += papers;
  meaning.shorts.set(short, (meaning.shorts.get(short) ?? 0) + papers);
  meaning.longs.set(long, (meaning.longs.get(long) ?? 0) + papers);
}

/** In how many papers each term is that begins so, by the rest of it. */
function countEndings(segments: readonly Segment[], beginning: string): Map<string, number> {
  const prefix = encodeTerm(beginning);
  const all = new Map<string, number>();
  for (const segment of segments) {
    const known = knownIn(segment);
    const before = known.endings.get(beginning);
    const endings = before ?? readEndings(segment, known, prefix);
    if (!before && endings.length > 0) {
      if (known.endings.size >= MOST_KNOWN) known.endings.clear();
      known.endings.set(beginning, endings);
    }
    for (const [ending, papers] of endings) all.set(ending, (all.get(ending) ?? 0) + papers);
  }
  return all;
}

type Endings = readonly (readonly [ending: string, papers: number])[];

/** What was looked up in a segment, whose dictionary never changes: the same is asked again and again. */
interface Known {
  /** Where its short forms stand. */
  readonly range: { readonly from: number; readonly to: number };
  readonly endings: Map<string, Endings>;
}

const knownBySegment = new WeakMap<Segment, Known>();
const MOST_KNOWN = 500;
const NOTHING: Endings = [];

function knownIn(segment: Segment): Known {
  const before = knownBySegment.get(segment);
  if (before) return before;
  const range = prefixRange(segment.dictionary, encodeTerm(DEFINITION));
  const known = { range, endings: new Map() };
  knownBySegment.set(segment, known);
  return known;
}

function readEndings(
  { dictionary, sections }: Segment,
  { range }: Known,
  prefix: Uint8Array,
): Endings {
  const found: [string, number][] = [];
  for (
    let term = lowerBound(dictionary, prefix, range);
    term < range.to && beginsSo(dictionary, term, prefix);
    term++
  )
    found.push([termAt(dictionary, term, prefix.length), shortAt(sections.frequencies, term)]);
  return found.length > 0 ? found : NOTHING;
}

function papersWith(segments: readonly Segment[], token: string): number {
  return sum(
    segments.map(({ dictionary, sections }) => {
      const term = findToken(dictionary, token);
      return term < 0 ? 0 : shortAt(sections.frequencies, term);
    }),
  );
}

/** Equal counts in the order of their names, so that the same papers always tell the same. */
function mostFirst(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
