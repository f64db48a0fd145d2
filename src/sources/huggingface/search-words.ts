import type { Expr, Query } from "../../query/query.ts";

/**
 * A query as the words that a search by meaning understands: what it asks for, without what it
 * excludes and without fields, cut after a whole word to at most `longest` characters.
 */
export function searchWords({ expr }: Query, longest: number): string {
  const words = expr ? wordsOf(expr).flatMap((text) => text.match(/\S+/gu) ?? []) : [];
  let line = words[0]?.slice(0, longest) ?? "";
  for (const word of words.slice(1)) {
    if (line.length + 1 + word.length > longest) break;
    line += ` ${word}`;
  }
  return line;
}

function wordsOf(expr: Expr): string[] {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.of.flatMap(wordsOf);
    case "text":
      return [expr.text];
    case "author":
      return [expr.name];
    default:
      return [];
  }
}
