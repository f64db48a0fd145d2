import { findFormulas } from "./formulas.ts";
import { read } from "./reader.ts";
import { withoutTies } from "./ties.ts";
import { withDashesAndQuotes, withPlainQuotes } from "./typography.ts";

/** LaTeX as readable characters; what has none, and what is not LaTeX, stays as it is. Linear in time. */
export function readableLatex(raw: string): string {
  const untied = raw.includes("~") ? withoutTies(raw) : raw;
  const text = untied.includes("\\") ? withPlainQuotes(untied) : untied;
  const closing = matchBraces(text);
  const source = { text, formulas: findFormulas(text, closing), closing };
  const plain = /[\\${]/.test(text)
    ? read(source, { from: 0, to: text.length, formula: false })
    : text;
  return withDashesAndQuotes(plain);
}

/** The index of the closing brace for each opening one that has one; `\{` and `\}` are characters. */
function matchBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/\\.|[{}]/gs)) {
    if (sign === "{") open.push(index);
    else if (sign === "}") close(closing, open.pop(), index);
  }
  return closing;
}

function close(closing: Map<number, number>, open: number | undefined, at: number): void {
  if (open !== undefined) closing.set(open, at);
}
