const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/u;
const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|\p{Emoji}\ufe0f)/u;
// Marks, format characters, and the vowels and finals that join a Hangul syllable.
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff]/u;
const HALF_WIDTH = /[\uff61-\uffdc\uffe8-\uffee]/u;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\u30fb\u30fc\u3200-\u33ff\uff01-\uff60\uffe0-\uffe6]/u;

/** What a reader sees as one character each. */
export function graphemes(text: string): string[] {
  if (PRINTABLE_ASCII.test(text)) return text.split("");
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * Columns a text takes on a terminal: 2 for East Asian wide characters (UAX #11; its ambiguous ones
 * count 1) and emoji, 0 for marks. Widths follow scripts, which is what Unicode properties in
 * regular expressions offer.
 */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0);
}

/** Columns of what {@link graphemes} calls one character. */
export function graphemeWidth(grapheme: string): number {
  if (EMOJI.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) && !HALF_WIDTH.test(character) ? 2 : 1;
}
