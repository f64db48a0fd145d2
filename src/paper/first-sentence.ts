import { shorten } from "./shorten.ts";

/**
 * Marks with the quotes and brackets that close behind them, before a space or the end; a full stop
 * between words of which the second has a capital, because line breaks get lost. What stands before a
 * mark is looked at from the mark: a pattern that begins with such a look takes it at every letter.
 */
const MARKS =
  /[.!?…](?<![.!?…].)[.!?…]*["'”’»)\]]*(?=\s|$)|\.(?<=\p{Ll}{3}\.)(?=\p{Lu}\p{Ll}+[ ,])|[。！？][”」』）]*/gu;

const WITHIN = new Set(
  "approx ca cf dr e.g eg i.e ie incl mr mrs ms prof resp st s.t viz vs w.r.t wrt a.k.a aka".split(
    " ",
  ),
);

/** Before a number. */
const COUNTED = new Set(
  "alg app appx ch def eq eqs fig figs lem no nos p pp prop ref refs sec secs sect tab thm vol".split(
    " ",
  ),
);

/** Within a sentence or at its end: the next word tells. */
const EITHER = /^(?:\p{Lu}|al|et\.al|jr|(?:\p{L}\.)+\p{L})$/u;
const STARTS =
  /^(?:We|The|This|These|In|Our|It|They|However|To|For|Here|As|An?|Such|Recent(?:ly)?|While|Although|But|Yet)\b/;

/**
 * The first sentence of plain text, cut at a word with "…" when longer than `max` code points.
 * A full stop in "e.g.", "et al.", "Fig. 2", "J. Doe" or "3.5" does not end it, and neither does one
 * behind a single word, such as the label "Background."
 */
export function firstSentence(text: string, max: number): string {
  const trimmed = text.trim();
  return shorten(trimmed.slice(0, firstEnd(trimmed)), max);
}

function firstEnd(text: string): number {
  const firstSpace = text.search(/\s/);
  for (const { index, 0: mark } of text.matchAll(MARKS)) {
    const end = index + mark.length;
    if (isIdeographic(mark) || (index > firstSpace && isEnd(text, index, end))) return end;
  }
  return text.length;
}

function isIdeographic(mark: string): boolean {
  return "。！？".includes(mark.charAt(0));
}

/** A look at a few characters to each side is enough and keeps this linear. */
function isEnd(text: string, index: number, end: number): boolean {
  const next = text.slice(end, end + 40).trimStart();
  if (next === "") return true;
  // Names such as "iGPT" start sentences too.
  if (/^\p{Ll}+(?!\p{Lu}|\p{Ll})/u.test(next)) return false;
  if (isInBrackets(text, end)) return false;
  const isFullStop = text.charAt(index) === "." && end === index + 1;
  return !isFullStop || !isAbbreviation(wordBefore(text, index), next);
}

/** "(Appl. Math. Comput. 215)" */
function isInBrackets(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - 60), end);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

function wordBefore(text: string, index: number): string {
  return /[\p{L}\p{M}\p{N}.]*$/u.exec(text.slice(Math.max(0, index - 12), index))?.[0] ?? "";
}

function isAbbreviation(word: string, next: string): boolean {
  const name = word.toLowerCase();
  if (WITHIN.has(name)) return true;
  return EITHER.test(word)
    ? !STARTS.test(next)
    : COUNTED.has(name) && /^(?:[\d(]|\p{Lu}\b|[IVXLC]+\b)/u.test(next);
}
