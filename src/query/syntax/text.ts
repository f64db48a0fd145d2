import { beginningOf } from "../words/beginning.ts";

/** Every mark people and their keyboards put around a phrase. */
export const QUOTES = `"“”„‟«»＂`;

const QUOTE = new RegExp(`[${QUOTES}]`, "g");

/** Text as it can be kept and shown: no control characters, nothing invisible, no half of a character. */
export function clean(text: string): string {
  if (CLEAN.test(text)) return text;
  return text
    .replace(/[\p{Cf}\p{Cs}]/gu, "")
    .replace(/[\s\p{Cc}\p{Z}]+/gu, " ")
    .trim();
}

/** Nearly all that is typed. */
const CLEAN = /^[!-~]+(?: [!-~]+)*$/;
const CLEAN_PHRASE = /^[!#-~]+(?: [!#-~]+)*$/;

/** Clean text without quotation marks, which no phrase can hold. */
export function cleanPhrase(text: string): string {
  if (CLEAN_PHRASE.test(text)) return text;
  return clean(text.replace(QUOTE, " "));
}

/** Without the punctuation around a word; + and # may end one (C++, C#). */
export function trimWord(text: string): string {
  if (PLAIN_WORD.test(text)) return text;
  let end = text.length;
  while (end > 0 && !WORD_END.test(text.charAt(end - 1))) end--;
  return text.slice(0, end).replace(/^[^\p{L}\p{N}]+/u, "");
}

/** Nothing but letters and digits. */
export const PLAIN_WORD = /^[a-z0-9]+$/i;

/** The same, but a star that ends a beginning of a word stays: transf* */
export function trimWordOrBeginning(text: string): string {
  const word = trimWord(text);
  if (!text.includes("*")) return word;
  const behind = text.slice(text.indexOf(word) + word.length);
  return behind.startsWith("*") && beginningOf(`${word}*`) !== undefined ? `${word}*` : word;
}

/** Half of a surrogate pair counts as an end, so that no pair is cut. */
const WORD_END = /[\p{L}\p{N}\p{M}\p{Cs}+#]/u;

/** A person's words inside a sentence of ours, cut to what is enough to recognise them. */
export function quote(text: string): string {
  const characters = [...text];
  return characters.length > 40 ? `“${characters.slice(0, 39).join("")}…”` : `“${text}”`;
}
