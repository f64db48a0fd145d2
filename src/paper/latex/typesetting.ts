import type { Argument } from "./argument.ts";

/** An accent, a letter of its own or a change of font, which no set of things has. */
const FONT_OR_ACCENT =
  /\\(?:["'`^~=.]|(?:[bcdHkruvijloLO]|ss|ae|oe|aa|AE|OE|AA|em|it|bf|sc|tt|sf|sl|rm)(?![A-Za-z]))/;
const FONT_OF_ONE = /^[^,]*\\(?:(?:text|math)[a-z]|emph|ensuremath)[^,]*$/;

/** One formula and nothing else: `{$L^2$}`, and not a set. */
const FORMULA = /^\$[^$,]{1,40}\$$/;

/**
 * Whether braces in running text are LaTeX's, as in `{\em x}`, `{B}ayes`, `{GPT}`, `na{ï}ve`, `10{,}000`,
 * `{G\"odel}` and a title that stands in them as a whole; `{a, b}`, `{T}` and `a {label}` are something else.
 */
export function isTypesetting(text: string, at: number, found: Argument): boolean {
  const inside = text.slice(found.from, Math.min(found.to, found.from + 200));
  if (/^\s*\\[a-z'"`^~=.]/i.test(inside) || /^[,.=<>:+-]$/.test(inside)) return true;
  if (FONT_OR_ACCENT.test(inside) || FONT_OF_ONE.test(inside)) return true;
  if (FORMULA.test(inside) || isWhole(text, at, found.next)) return true;
  const before = text.charAt(at - 1);
  const after = text.charAt(found.next);
  // `Itô{}`: the braces that ended an accent outlive it.
  if (found.text === "" && /(?!\p{ASCII})\p{L}/u.test(before)) return true;
  return (
    (!hasGroups(inside) && isWord(found.text.trim(), before, after)) ||
    isPhrase(found.text, text.slice(Math.max(0, at - 2), at), after)
  );
}

/** Within other braces than its own: `{{GPT}}` has none. */
function hasGroups(inside: string): boolean {
  return /[{}]/.test(inside.replace(/^\{+|\}+$/g, ""));
}

/** The text from end to end but for other braces and white space, and longer than a word. */
function isWhole(text: string, at: number, next: number): boolean {
  if (at > 8 || text.length - next > 8 || next - at < 12) return false;
  return /^[\s{]*$/.test(text.slice(0, at)) && /^[\s}.]*$/.test(text.slice(next));
}

function isWord(word: string, before: string, after: string): boolean {
  if (word.length > 22 || !/^[\p{L}\d-]+$/u.test(word)) return false;
  const isWithin = /[a-z}]/i.test(before) || /[a-z{-]/i.test(after);
  if (/\p{Lu}/u.test(word)) return word.length > 1 || isWithin;
  // `Moussa{ï}d`, but not `sqrt{n}x`.
  return isWithin && /^\P{ASCII}$/u.test(word);
}

/** `{Compared with} others` sets words apart for an editor; behind a colon or a bracket they may be a form to fill in. */
function isPhrase(words: string, before: string, after: string): boolean {
  if (!/^(?:|[\p{L}\p{N}.)]?\s|.?[(“"-])$/u.test(before) || !/^(?:|\s|[).;:”"-])$/.test(after))
    return false;
  return /^[A-Za-z][a-z]+(?:[ -][A-Za-z][a-z]+){1,30}[.]?$/.test(words);
}
