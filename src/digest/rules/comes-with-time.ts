import type { Expr, Query } from "../../query/query.ts";

/** Whether a paper can come to satisfy a query without a change of its text. */
export function comesWithTime({ expr }: Query): boolean {
  return expr !== undefined && asksForTime(expr);
}

function asksForTime(expr: Expr): boolean {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.of.some(asksForTime);
    case "not":
      return asksForTime(expr.of);
    default:
      return expr.kind === "count" || expr.kind === "has" || expr.kind === "like";
  }
}
