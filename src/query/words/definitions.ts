import { tokenize, wordsOf } from "./tokenize.ts";

/** A short form that a text explains: “large language models (LLMs)”. */
export interface Definition {
  /** The short form's token: llm. */
  readonly token: string;
  /** As it is written, in the singular: LLM. */
  readonly short: string;
  /** The words it stands for, as `wordsOf` has them, with spaces between. */
  readonly long: string;
}

/** Two capitals or more among two to eight letters, alone in brackets or at their beginning. */
const IN_BRACKETS = /\(([A-Za-z]{2,9})[),;:]/g;
const SHORT = /^(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Za-z]{2,8}$/;
const PLURAL = /(?<=[A-Z])s$/;

/** So many characters before the bracket are looked at. */
const REACH = 120;
/** What else than letters and hyphens ends the words that may be meant. */
const WORD = /^[A-Za-z][A-Za-z-]*$/;
/** The long form has at most so many words more than the short one letters: those that are left out of it. */
const LEFT_OUT = 3;

/**
 * The short forms that a text explains in brackets, each once. Their letters must be the beginnings of
 * the words before, of all but little words, in this order; letters within a word may follow its first
 * one, as in “neural radiance fields (NeRF)”. After A. Schwartz, M. Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text", PSB 2003, which asks this of the first
 * letter alone.
 */
export function definitionsIn(text: string): Definition[] {
  const found = new Map<string, Definition>();
  for (const match of text.matchAll(IN_BRACKETS)) {
    const short = (match[1] ?? "").replace(PLURAL, "");
    if (!SHORT.test(short)) continue;
    const long = longBefore(text.slice(Math.max(0, match.index - REACH), match.index), short);
    const [token = "", ...more] = tokenize(short);
    if (long === undefined || more.length > 0) continue;
    found.set(`${token} ${long}`, { token, short, long });
  }
  return [...found.values()];
}

/** One key for the ways to write out what a short form stands for: fine-tuning and finetuning, network and networks. */
export function longKey(words: readonly string[]): string {
  return tokenize(words.filter((word) => !JOINTS.has(word)).join(""))[0] ?? "";
}

/** Little words, which a short form may leave out. */
const JOINTS = new Set("a an and as at by for from in of on or the to via with".split(" "));

/** The fewest words at the end of a text that a short form can stand for. */
function longBefore(text: string, short: string): string | undefined {
  const letters = short.toLowerCase();
  const words = text.trimEnd().toLowerCase().split(/\s+/);
  const most = Math.min(words.length, letters.length + LEFT_OUT);
  for (let count = 1; count <= most; count++) {
    const [first = "", ...rest] = words.slice(-count);
    if (!WORD.test(first)) return undefined;
    if (JOINTS.has(first) || !standsFor(letters, 0, [first, ...rest], 0)) continue;
    const long = wordsOf([first, ...rest].join(" "));
    if (long.length > 1) return long.join(" ");
  }
  return undefined;
}

/** Whether the letters from one on are those of the words from one on. */
function standsFor(letters: string, letter: number, words: readonly string[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return letter === letters.length;
  if (JOINTS.has(word) && standsFor(letters, letter, words, at + 1)) return true;
  if (letters[letter] !== word[0]) return false;
  let place = 0;
  for (let next = letter + 1; ; next++) {
    if (standsFor(letters, next, words, at + 1)) return true;
    place = next < letters.length ? word.indexOf(letters[next] ?? "", place + 1) : -1;
    if (place < 0) return false;
  }
}
