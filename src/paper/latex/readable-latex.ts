import { matchBraces } from "./braces.ts";
import { findFormulas } from "./formulas.ts";
import { read } from "./reader.ts";
import { withDashesAndQuotes, withoutTies } from "./typography.ts";

/** LaTeX as readable characters; what has none, and what is not LaTeX, stays as it is. Linear in time. */
export function readableLatex(raw: string): string {
  const text = raw.includes("~") ? withoutTies(raw) : raw;
  const source = { text, formulas: findFormulas(text), closing: matchBraces(text) };
  const plain = /[\\${]/.test(text)
    ? read(source, { from: 0, to: text.length, formula: false })
    : text;
  return withDashesAndQuotes(plain);
}
