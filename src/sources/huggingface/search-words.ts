import { positiveTerms } from "../../query/positive-terms.ts";
import type { Query, Term } from "../../query/query.ts";

/**
 * A query as the words that a search by meaning understands: what it asks for, without what it
 * excludes and without fields, cut after a whole word to at most `longest` characters.
 */
export function searchWords({ expr }: Query, longest: number): string {
  const texts = expr ? positiveTerms(expr).flatMap(textsOf) : [];
  const words = texts.flatMap((text) => text.match(/\S+/gu) ?? []);
  let line = words[0]?.slice(0, longest) ?? "";
  for (const word of words.slice(1)) {
    if (line.length + 1 + word.length > longest) break;
    line += ` ${word}`;
  }
  return line;
}

function textsOf(term: Term): string[] {
  if (term.kind === "text") return [term.text];
  return term.kind === "author" ? [term.name] : [];
}
