// Controls (C0, DEL, C1) other than a line break.
const CONTROL = /[^\P{Cc}\n]/gu;
// Marks, overrides and isolates of text direction, which can make a line read as something else.
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
// What shows nothing, or is no character at all. Joiners (U+200C, U+200D) stay: scripts and emoji need them.
const INVISIBLE =
  /\u034f|[\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]|\p{NChar}/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
// No script needs more than four marks on one letter; towers of them cover the lines above.
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;

/** Most text: there is nothing to take out of it. */
const PLAIN = /^[\x20-\x7e]*$/;
/** Among what may be in other text, whatever one of these looks for; most of other text has none of it. */
const SUSPECT = /[\p{C}\p{M}\u2028\u2029\u115f\u1160\u3164\uffa0\ufffc]/u;

/** Text without what is invisible or disturbs its surroundings. Line breaks stay, at most two in a row. */
export function cleanText(text: string): string {
  return PLAIN.test(text) || !SUSPECT.test(text) ? text : cleaned(text);
}

function cleaned(text: string): string {
  return text
    .replace(LINE_BREAK, "\n")
    .replaceAll("\t", " ")
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(CONTROL, "")
    .replace(DIRECTION, "")
    .replace(INVISIBLE, "")
    .replace(STACKED_MARKS, "$1")
    .replace(/\n{3,}/gu, "\n\n");
}

const OTHER_SPACE = /\s\s|[^\S ]/u;

/** The same on one line, every run of white space being one space. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  return (OTHER_SPACE.test(clean) ? clean.replace(/\s+/gu, " ") : clean).trim();
}
