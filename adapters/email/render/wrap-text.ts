import { cleanText } from "../../../src/chat/clean-text.ts";

/** What mail programs that show text show without a break. */
export const COLUMNS = 72;

/**
 * Plain text as lines of at most so many characters. A word that is longer stands alone on its line,
 * whole: it may be an address.
 */
export function wrapText(text: string, columns: number): string[] {
  return cleanText(text)
    .split("\n")
    .flatMap((line) => wrapLine(line, columns));
}

function wrapLine(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u)) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
