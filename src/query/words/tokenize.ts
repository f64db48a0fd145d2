import { splitWords } from "./split-words.ts";
import { stem } from "./stem.ts";
import { createStemMemo } from "./stem-memo.ts";
import { joinedWord, type Token, tokenOf } from "./token.ts";

/**
 * The one tokeniser, for search and matching: text → normalised tokens in order.
 * Each token holds only letters and digits, at most 64, folded (case, accents, width, LaTeX) and
 * stemmed, so that "Diffusion-Policies" gives ["diffus", "polici"] in both a title and a query.
 * The pieces of a compound stand side by side, so a compound is found as a phrase; but a prefix and
 * what it stands before are one.
 */
export function tokenize(text: string): string[] {
  if (ONE_TOKEN.test(text)) return [remembered(text.toLowerCase()).text];
  return readTokens(text).map((token) => token.text);
}

/** The words of a text before they are stemmed: as `splitWords` has them, short forms in the singular. */
export function wordsOf(text: string): string[] {
  return wordsOfPlain(text) ?? splitWords(text.replace(SHORT_PLURAL, ""));
}

/** The words of a text that has nothing else, as most of what is asked for has; undefined of any other. */
export function wordsOfPlain(text: string): string[] | undefined {
  if (ONE_TOKEN.test(text)) return [text.toLowerCase()];
  return PLAIN_WORDS.test(text) ? text.split(" ") : undefined;
}

/** Of several capitals the last may be a short form's. */
const ONE_TOKEN = /^[A-Za-z][a-z]{0,63}$/;
const PLAIN_WORDS = /^[a-z]{1,64}(?: [a-z]{1,64})+$/;

/** LLMs, GPUs; an acronym that ends in an S is written with a capital. */
const SHORT_PLURAL = /(?<=\p{Lu}{2})s(?![\p{L}\p{N}\p{M}])/gu;

/** The tokens of some of them. */
export function tokensOfWords(words: readonly string[]): string[] {
  const tokens = words.map(remembered);
  joinPrefixes(tokens);
  return tokens.map((token) => token.text);
}

/** The same tokens as objects, of which a word that was read before brings its own again. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  if (!readAscii(text, tokens)) {
    for (const chunk of text.split(SPACES)) if (!readAscii(chunk, tokens)) pushWords(chunk, tokens);
  }
  joinPrefixes(tokens);
  return tokens;
}

/**
 * Makes one token of a prefix and what it stands before, however that is written: non-linear, non linear
 * and nonlinear; and of a data set a dataset.
 */
function joinPrefixes(tokens: Token[]): void {
  for (let at = tokens.length - 2; at >= 0; at--) {
    const token = tokens[at];
    if (!token?.mayJoin) continue;
    const next = tokens[at + 1]?.text ?? "";
    const word = isStopWord(next) ? undefined : joinedWord(token.text, next);
    if (word !== undefined) tokens.splice(at, 2, remembered(word));
  }
}

/** True for a token (not a word) that nearly every abstract holds. */
export function isStopWord(token: string): boolean {
  return STOP_TOKENS.has(token);
}

/** Nine in ten chunks of running text are ASCII words and punctuation; they take the short way. */
const LETTER = 1;
const SPACE = 2;
/** Digits and symbols that can be part of a word. */
const OTHER = 3;
const KINDS = new Uint8Array(128).map((_, code) => kindOf(String.fromCharCode(code)));
const SPACES = /[\t-\r ]+/;

const MAX_TOKEN = 64;
const stems = createStemMemo(50_000);
const encoder = new TextEncoder();
/** A text is read from here: walking a string takes twice as long as bytes [trial text-as-bytes]. */
const bytes = new Uint8Array(16_384);

/** @returns whether the text is short enough and of ASCII only; else nothing is read */
function readAscii(text: string, tokens: Token[]): boolean {
  if (text.length > bytes.length) return false;
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read !== text.length || written !== read) return false;
  for (let at = 0; at < text.length; ) at = readChunk(text, at, tokens);
  return true;
}

/** Reads from `start` to the next space; @returns where to go on. */
function readChunk(text: string, start: number, tokens: Token[]): number {
  const before = tokens.length;
  for (let at = start; at < text.length; at++) {
    const kind = KINDS[bytes[at] ?? 0];
    if (kind === SPACE) return at + 1;
    if (kind === OTHER) {
      tokens.length = before;
      return readOther(text, start, tokens);
    }
    if (kind === LETTER) {
      const end = endOfWord(at, text.length);
      const last = bytes[end - 1] === SMALL_S && isShortPlural(at, end) ? end - 1 : end;
      tokens.push(stems.at(bytes, at, Math.min(last, at + MAX_TOKEN)));
      at = end - 1;
    }
  }
  return text.length;
}

function endOfWord(start: number, length: number): number {
  let end = start + 1;
  while (end < length && KINDS[bytes[end] ?? 0] === LETTER) end++;
  return end;
}

/** Of what ends in an s, as `SHORT_PLURAL` has it. */
function isShortPlural(start: number, end: number): boolean {
  return end - start > 2 && isCapital(end - 2) && isCapital(end - 3);
}

const SMALL_A = 97;
const SMALL_S = 115;
const SMALL_Z = 122;

function isCapital(at: number): boolean {
  const byte = bytes[at] ?? 0;
  return byte >= 65 && byte <= 90;
}

function readOther(text: string, start: number, tokens: Token[]): number {
  let end = start;
  while (end < text.length && KINDS[bytes[end] ?? 0] !== SPACE) end++;
  pushWords(text.slice(start, end), tokens);
  return end + 1;
}

function pushWords(chunk: string, tokens: Token[]): void {
  for (const word of wordsOf(chunk)) tokens.push(remembered(word));
}

/** Tokens of words that do not take the short way. */
const known = new Map<string, Token>();

function remembered(word: string): Token {
  const before = ofLetters(word) ?? known.get(word);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const token = tokenOf(stem(word));
  known.set(word, token);
  return token;
}

const MOST_KNOWN = 20_000;

/** The token that a word of small letters has in texts, too. It may be asked for while a text is being read. */
function ofLetters(word: string): Token | undefined {
  if (word.length === 0 || word.length > MAX_TOKEN) return undefined;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < SMALL_A || code > SMALL_Z) return undefined;
    letters[at] = code;
  }
  return stems.at(letters, 0, word.length);
}

const letters = new Uint8Array(MAX_TOKEN);

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
