import { cleanText } from "../../../src/chat/clean-text.ts";

// Terminal sequences with their parameters (ECMA-48 5.4) and control strings with their content
// (5.6), so that no leavings such as "[31m" are read.
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /(?:\x1b\[|\x9b)[0-?]*[!-/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])\P{Cc}*(?:\x07|\x9c|\x1b\\)/gu;

/** Text that a terminal shows and never obeys. */
export function terminalText(text: string): string {
  return cleanText(text.replace(SEQUENCE, ""));
}

/** The same on one line, every run of white space being one space. */
export function terminalLine(text: string): string {
  return terminalText(text).replace(/\s+/gu, " ").trim();
}

/** An address as it can be printed and copied: nothing invisible, and no space that would end it. */
export function terminalUrl(url: string): string {
  return terminalLine(url).replaceAll(" ", "%20");
}
