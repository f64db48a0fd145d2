import type { Expr } from "../query/query.ts";

/**
 * The same query with any of its words enough where all were asked for. Phrases stay whole, and
 * filters, alternatives and what is excluded stay as they are: those were typed on purpose.
 */
export function loosen(expr: Expr): Expr {
  if (expr.kind !== "and") return expr;
  const words = expr.of.filter((each) => each.kind === "text");
  const rest = expr.of.filter((each) => each.kind !== "text");
  if (words.length < 2) return expr;
  return { kind: "and", of: [{ kind: "or", of: words }, ...rest] };
}
