import type { TextField } from "../query/query.ts";

/**
 * FTS5 MATCH expressions, built from nothing but tokens: letters and digits, always quoted, so no
 * typed character reaches FTS5 as syntax. https://www.sqlite.org/fts5.html#full_text_query_syntax
 */

/** Tokens side by side, in one column or in any. */
export function phrase(tokens: readonly string[], field: TextField): string {
  const quoted = `"${tokens.join(" ")}"`;
  return field === "any" ? quoted : `${field} : ${quoted}`;
}

export function allOf(expressions: readonly string[]): string {
  return joined(expressions, " AND ");
}

export function anyOf(expressions: readonly string[]): string {
  return joined(expressions, " OR ");
}

function joined(expressions: readonly string[], operator: string): string {
  const [only, ...more] = expressions;
  if (only !== undefined && more.length === 0) return only;
  return `(${expressions.join(operator)})`;
}
