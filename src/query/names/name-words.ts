import { splitWords } from "../words/split-words.ts";
import { umlautForms } from "../words/umlaut.ts";

/**
 * The words of a person's name, given names first, folded but not stemmed: Williams is not William.
 * Titles are left out. A word with an umlaut has both its forms, as in `muller|mueller`; capitals
 * that may be initials stay capitals, as in Hinton GE.
 */
export function nameWords(name: string): string[] {
  if (PLAIN.test(name)) return withoutTitles(name.toLowerCase().match(LETTERS) ?? []);
  const typed = inOrder(name.replace(ADDED, "").replace(IDENTIFIER, "$1").replaceAll("_", " "));
  const words = splitWords(typed);
  const others = WITH_UMLAUT.test(typed) ? umlautForms(typed).flatMap(splitWords) : [];
  const runs = runsIn(typed);
  const all = words.map((word, at) => {
    const other = others.length === words.length ? others[at] : word;
    if (other !== word) return `${word}|${other}`;
    return runs.has(word) ? word.toUpperCase() : word;
  });
  return withoutTitles(all);
}

/** Most names are words from a capital to a small letter, or initials; and a number may be behind them. */
const PLAIN =
  /^[A-Z](?:\.|[A-Za-z]{0,61}[a-z])(?:[ -][A-Z](?:\.|[A-Za-z]{0,61}[a-z]))*(?: \d{1,9})?$/;
const LETTERS = /[a-z]+|\d+/g;

/** How a word of a name is written. */
export function formsOf(word: string): readonly string[] {
  return isOneForm(word) ? [word] : word.toLowerCase().split("|");
}

/** Whether a word of a name is written in one way only, as nearly all are. */
export function isOneForm(word: string): boolean {
  return !SEVERAL.test(word);
}

const SEVERAL = /[A-Z|]/;

/** What a name's word is found by: its forms, and each of what may be initials. */
export function nameTermsOf(word: string): readonly string[] {
  return isRun(word) ? [word.toLowerCase(), ...word.toLowerCase()] : word.split("|");
}

/** Whether a word of a name may be initials. */
export function isRun(word: string): boolean {
  return RUN.test(word);
}

const RUN = /^[A-Z]{2,3}$/;
const WITH_UMLAUT = /[äöüøå\\]|\u0308/i;

/** arXiv's identifiers of authors: lecun_y_1 */
const IDENTIFIER = /^([a-z]+(?:_[a-z]+)+)_\d+$/i;

/** LeCun et al., Ada Lovelace, Ph.D. */
const ADDED = /(?<=\p{L}),?\s+(?:et\s+al\.?|ph\.\s?d\.?|m\.\s?d\.?|(?:phd|md|dphil)\.?)\s*$/iu;

/** Hinton, Geoffrey → Geoffrey Hinton */
function inOrder(name: string): string {
  const [last = "", first = "", ...more] = name.split(",");
  return more.length === 0 && first.trim() !== "" ? `${first} ${last}` : name;
}

/** Runs of two or three capitals, in lower case; none in a name that is all capitals. */
function runsIn(name: string): ReadonlySet<string> {
  if (!/[a-z]/.test(name)) return new Set();
  const found = name.match(/(?<![\p{L}\p{N}])[A-Z]{2,3}(?![\p{L}\p{N}])/gu) ?? [];
  return new Set(found.map((run) => run.toLowerCase()));
}

const BEFORE = new Set(["prof", "professor", "dr", "mr", "mrs", "ms", "sir"]);
const BEHIND = new Set(["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"]);

function withoutTitles(words: string[]): string[] {
  if (!BEFORE.has(words[0] ?? "") && !BEHIND.has(words.at(-1)?.toLowerCase() ?? "")) return words;
  const from = words.findIndex((word) => !BEFORE.has(word.toLowerCase()));
  const to = words.findLastIndex((word) => !BEHIND.has(word.toLowerCase()));
  const kept = from < 0 ? words : words.slice(from, to + 1);
  return kept.some((word) => word.length > 1) ? kept : words;
}
