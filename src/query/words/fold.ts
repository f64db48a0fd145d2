/**
 * Text as it is compared: lower case, without accents, width or ligatures (NFKC), with the letters
 * Unicode keeps whole written as people type them (ł → l, ß → ss) and invisible characters removed.
 */
export function fold(text: string): string {
  if (IS_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS.get(letter) ?? letter)
    .normalize("NFKC");
}

const IS_ASCII = /^[^\u0080-\uffff]*$/;
/** Accents and formatting characters; the marks of voiced kana stay, they make another letter. */
const MARKS = /(?![\u3099\u309a])[\p{M}\p{Cf}]/gu;

const WHOLE_LETTERS = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ς", "σ"],
  ["’", "'"],
  ["‘", "'"],
  ["ʼ", "'"],
]);
const WHOLE_LETTER = /[ßæœøłđðþħıς’‘ʼ]/g;
