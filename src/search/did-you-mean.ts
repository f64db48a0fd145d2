import { fieldNamed } from "../query/syntax/field-name.ts";

/** A word of letters and digits, or what is none however it looks: an address, or a field with its value. */
const PIECE =
  /(?<address>\S*(?::\/\/|@|(?<=\p{L})\.\p{L}{2,}\/)\S*)|(?<field>\p{L}+):|(?<word>[\p{L}\p{N}]+)/gu;

/** Fields whose values are words that people write. */
const WORDED = new Set(["author", "title", "abstract"]);

/** So many words of one query are looked up at most. */
const MOST_WORDS = 12;

/** The words that join others. */
const JOINTS = new Set(["or", "and", "not"]);

/**
 * What may have been meant by a query that finds little: the same text with words of the index in
 * the place of words that it has not. Undefined when there are none.
 */
export function didYouMean(
  typed: string,
  suggest: (word: string) => string | undefined,
): string | undefined {
  let left = MOST_WORDS;
  const meantBy = (word: string, before: string) => {
    if (JOINTS.has(word.toLowerCase()) || /^\d+$/.test(word) || left-- <= 0) return word;
    const meant = suggest(word) ?? word;
    return before.toLowerCase() + word.toLowerCase() === meant ? word : inCaseOf(word, meant);
  };
  const pieces = piecesOf(typed);
  const meant = pieces.map(({ text, isWord }, at) => {
    const isSecond = pieces[at - 1]?.text === "-";
    return isWord ? meantBy(text, (isSecond && pieces[at - 2]?.text) || "") : text;
  });
  const whole = meant.join("");
  return whole === typed ? undefined : whole;
}

/** Kimmi → Kimi, GPRO → GRPO. */
function inCaseOf(word: string, meant: string): string {
  if (/^\p{Lu}{2,}$/u.test(word)) return meant.toUpperCase();
  return /^\p{Lu}/u.test(word) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant;
}

interface Piece {
  readonly text: string;
  readonly isWord: boolean;
}

/** All of the text, in order. */
function piecesOf(typed: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of typed.matchAll(PIECE)) {
    const { field, word } = found.groups ?? {};
    if (found.index < at) continue;
    pieces.push({ text: typed.slice(at, found.index), isWord: false });
    const end =
      found.index + (field ? lengthOfField(typed.slice(found.index), field) : found[0].length);
    pieces.push({ text: typed.slice(found.index, end), isWord: word !== undefined });
    at = end;
  }
  return [...pieces, { text: typed.slice(at), isWord: false }];
}

/** A field's name and colon, and its value where that is no word people write: `cat:quant-ph`. */
function lengthOfField(text: string, name: string): number {
  const named = fieldNamed(name);
  const bare = name.length + 1;
  if (named === undefined || WORDED.has(named)) return bare;
  return /^\p{L}+:(?:"[^"]*"?|\S*)/u.exec(text)?.[0].length ?? bare;
}
