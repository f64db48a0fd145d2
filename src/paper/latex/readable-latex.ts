import { matchBraces } from "./braces.ts";
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
