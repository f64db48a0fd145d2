import type { Expr, Query } from "../query/query.ts";

/** The words and phrases a query asks for, in its order: without what it excludes, fields and filters. */
export function wordsAsked({ expr }: Query): string {
  return expr ? texts(expr).join(" ") : "";
}

function texts(expr: Expr): string[] {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.of.flatMap(texts);
    case "text":
      return [expr.text];
    default:
      return [];
  }
}
