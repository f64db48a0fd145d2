import type { Expr, Term } from "./query.ts";

/** What an expression asks for, in its order and wherever it stands: all its terms but those excluded. */
export function positiveTerms(expr: Expr): readonly Term[] {
  if (expr.kind === "not") return [];
  return expr.kind === "and" || expr.kind === "or" ? expr.of.flatMap(positiveTerms) : [expr];
}
