// Terminal sequences with their parameters (ECMA-48 5.4) and control strings with their content
// (5.6), so that no leavings such as "[31m" are read.
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /(?:\x1b\[|\x9b)[0-?]*[!-/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])\P{Cc}*(?:\x07|\x9c|\x1b\\)/gu;
// Controls (C0, DEL, C1) other than a line break; a terminal would obey them.
const CONTROL = /[^\P{Cc}\n]/gu;
// Marks, overrides and isolates of text direction, which can make a line read as something else.
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
// Invisible characters. Joiners (U+200C, U+200D) stay: scripts and emoji need them.
const INVISIBLE =
  /[\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
// No script needs more than four marks on one letter; towers of them cover the lines above.
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;

/** Text that a terminal shows and never obeys. Line breaks stay, at most one empty line in a row. */
export function cleanText(text: string): string {
  return text
    .replace(LINE_BREAK, "\n")
    .replaceAll("\t", " ")
    .replace(SEQUENCE, "")
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(CONTROL, "")
    .replace(DIRECTION, "")
    .replace(INVISIBLE, "")
    .replace(STACKED_MARKS, "$1")
    .replace(/\n{3,}/gu, "\n\n");
}

/** The same on one line, every run of white space being one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ").trim();
}

/** An address as it can be printed and copied: nothing invisible, and no space that would end it. */
export function cleanUrl(url: string): string {
  return cleanLine(url).replaceAll(" ", "%20");
}
