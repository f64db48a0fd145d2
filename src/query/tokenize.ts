import { splitWords } from "./split-words.ts";
import { stem } from "./stem.ts";
import { createStemMemo } from "./stem-memo.ts";

/**
 * The one tokeniser, for search and matching: text → normalised tokens in order.
 * Each token holds only letters and digits, at most 64, folded (case, accents, width, LaTeX) and
 * stemmed, so that "Diffusion-Policies" gives ["diffus", "polici"] in both a title and a query.
 * The pieces of a compound stand side by side, so a compound is found as a phrase.
 */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) at = readChunk(text, at, tokens);
  return tokens;
}

/** True for a token (not a word) that nearly every abstract holds. */
export function isStopWord(token: string): boolean {
  return STOP_TOKENS.has(token);
}

/** Nine in ten chunks of running text are ASCII words and punctuation; they take the short way. */
const LETTER = 1;
const SPACE = 2;
/** Digits, symbols that can be part of a word, everything beyond ASCII. */
const OTHER = 3;
const KINDS = new Uint8Array(128).map((_, code) => kindOf(String.fromCharCode(code)));

const MAX_TOKEN = 64;
const stems = createStemMemo(50_000);

/** Reads from `start` to the next space; @returns where that is. */
function readChunk(text: string, start: number, tokens: string[]): number {
  let end = start;
  let plain = true;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const kind = code < 128 ? KINDS[code] : OTHER;
    if (kind === SPACE) break;
    if (kind === OTHER) plain = false;
  }
  if (plain) readPlain(text, start, end, tokens);
  else for (const word of splitWords(text.slice(start, end))) tokens.push(stem(word));
  return end + 1;
}

function readPlain(text: string, start: number, end: number, tokens: string[]): void {
  for (let from = start; from < end; from++) {
    let to = from;
    while (to < end && KINDS[text.charCodeAt(to)] === LETTER) to++;
    if (to > from) tokens.push(stems.at(text, from, Math.min(to, from + MAX_TOKEN)));
    from = to;
  }
}

function kindOf(char: string): number {
  if (/[a-z]/i.test(char)) return LETTER;
  if (/\s/.test(char)) return SPACE;
  return /[!"$%&()*,\-./:;<=>?@[\]{|}]/.test(char) ? 0 : OTHER;
}

const STOP_TOKENS: ReadonlySet<string> = new Set(
  tokenize(
    `a about an and are as at be been both but by can could did do does for from had has have how if
    in into is it its not of on onto or our should so such than that the their them then there these
    they this those to upon via was we were what when where which while who why will with within
    would you your`,
  ),
);
