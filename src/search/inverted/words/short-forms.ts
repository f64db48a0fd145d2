import type { ShortForms } from "../../../query/short-forms.ts";
import { longKey } from "../../../query/words/definitions.ts";
import { tokensOfWords } from "../../../query/words/tokenize.ts";
import { shortAt } from "../number-at.ts";
import { aboutLong, type Counted, toldAbout } from "../segments/definitions.ts";
import { findToken } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { segmentMemory } from "../segments/segment-memory.ts";

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
      const [token] = mostFirst(countTold(segments(), aboutLong(key)));
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
  const counts = countTold(segments, token);
  if (counts.size === 0) return undefined;
  const meanings = new Map<string, Meaning>();
  for (const [says, papers] of counts) addTo(meanings, says, papers);
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

/** @param says LLM=large language models */
function addTo(meanings: Map<string, Meaning>, says: string, papers: number): void {
  const [short = "", long = ""] = says.split("=");
  const key = longKey(long.split(" "));
  const meaning = meanings.get(key) ?? { papers: 0, shorts: new Map(), longs: new Map() };
  meanings.set(key, meaning);
  meaning.papers += papers;
  meaning.shorts.set(short, (meaning.shorts.get(short) ?? 0) + papers);
  meaning.longs.set(long, (meaning.longs.get(long) ?? 0) + papers);
}

/** What papers say about something, and how many do. */
function countTold(segments: readonly Segment[], about: string): Map<string, number> {
  const all = new Map<string, number>();
  for (const segment of segments) {
    const before = told.get(segment, about);
    const here = before ?? toldAbout(segment, about);
    if (!before && here.length > 0) told.set(segment, about, here, here.length * SAID);
    for (const [says, papers] of here) all.set(says, (all.get(says) ?? 0) + papers);
  }
  return all;
}

/** The same is asked again and again. */
const told = segmentMemory<Counted>(2 ** 22);
/** One of them, about, in bytes. */
const SAID = 150;

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
