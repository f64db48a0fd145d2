import type { TextTerm } from "../query.ts";
import { beginningOf, cutFrom } from "./beginning.ts";
import { isJoined, splitsOf } from "./compounds.ts";
import { tokensOfWords, wordsOf, wordsOfPlain } from "./tokenize.ts";
import { umlautForms } from "./umlaut.ts";

/** What a text must have for a term: the tokens of any of the sequences side by side, or a token that begins so. */
export interface Sought {
  /** The one as typed first. */
  readonly sequences: readonly (readonly string[])[];
  readonly beginning?: string;
}

/** So many ways to write a term are looked for at most. */
const MOST = 8;

/**
 * The ways in which what a term asks for is written: multi-modal, multimodal and multi modal;
 * Schrödinger and Schroedinger. The index, the matcher and `matchesQuery` all look for these.
 */
export function soughtBy(term: TextTerm): Sought {
  if (term.also) return withShortForms(term, term.also);
  if (term.joined) return work(term);
  const known = term.phrase ? knownPhrases : knownWords;
  const before = known.get(term.text);
  if (before) return before;
  const words = wordsOfPlain(term.text);
  if (words && !haveOtherWays(words, term.text)) return { sequences: [tokensOfWords(words)] };
  if (known.size >= MOST_KNOWN) known.clear();
  const found = work(term);
  known.set(term.text, found);
  return found;
}

/** A search asks for the same term several times. */
const widened = new WeakMap<TextTerm, Sought>();

function withShortForms(term: TextTerm, also: readonly string[]): Sought {
  const known = widened.get(term);
  if (known) return known;
  const { kind, field, also: _, ...typed } = term;
  const own = soughtBy({ ...typed, kind, field });
  const others = also.flatMap((text) => soughtBy({ kind, text, phrase: true, field }).sequences);
  const ways = new Map([...own.sequences, ...others].map((tokens) => [tokens.join(" "), tokens]));
  const found = { ...own, sequences: [...ways.values()] };
  widened.set(term, found);
  return found;
}

/** What is written in several ways: a search asks twice, to find papers and to rank them. */
const knownPhrases = new Map<string, Sought>();
const knownWords = new Map<string, Sought>();
const MOST_KNOWN = 500;

/** Whether the words of a text, side by side, are written in more than one way. */
function haveOtherWays(words: readonly string[], text: string): boolean {
  if (umlautForms(text).length > 0) return true;
  return words.some((word, at) => {
    if (splitsOf(word).length > 0) return true;
    const before = words[at - 1];
    return before !== undefined && isJoined(before, word);
  });
}

function work({ text, phrase, joined = [] }: TextTerm): Sought {
  const beginning = phrase ? undefined : beginningOf(text);
  if (beginning !== undefined) return { beginning, sequences: cutFrom(beginning).map(alone) };
  const words = wordsOf(text);
  const ways = [words, ...joined.map(alone), ...umlautForms(text).map(wordsOf)];
  if (words.length > 1) ways.push(...joinedWays(words, !/\s/.test(text)));
  for (const [at, word] of words.entries())
    for (const split of splitsOf(word)) ways.push(words.toSpliced(at, 1, ...split));
  if (ways.length === 1) return { sequences: [tokensOfWords(words)] };
  const byTokens = new Map<string, readonly string[]>();
  for (const way of ways.slice(0, MOST)) {
    const tokens = tokensOfWords(way);
    byTokens.set(tokens.join(" "), tokens);
  }
  return { sequences: [...byTokens.values()] };
}

function alone(word: string): string[] {
  return [word];
}

/** With two neighbours written as one; all of what was typed with hyphens. */
function joinedWays(words: readonly string[], hyphened: boolean): string[][] {
  const whole = words.join("");
  const all = hyphened && words.length > 1 && /^[a-z]{3,40}$/.test(whole) ? [[whole]] : [];
  const pairs = words.slice(1).flatMap((second, at) => {
    const first = words[at] ?? "";
    return isJoined(first, second) ? [words.toSpliced(at, 2, first + second)] : [];
  });
  return [...all, ...pairs];
}
