import { defined } from "../../collections/defined.ts";
import type { Expr, Query } from "../query.ts";

/**
 * What is left of a query when its positive words and phrases are taken as answered: authors,
 * categories, counts, dates and everything excluded. For results that another search found by meaning.
 */
export function withoutWords(query: Query): Query {
  const expr = query.expr && drop(query.expr);
  return { ...defined({ expr }), problems: [] };
}

function drop(expr: Expr): Expr | undefined {
  switch (expr.kind) {
    case "text":
      return undefined;
    case "and": {
      const of = expr.of.flatMap((each) => drop(each) ?? []);
      return of.length > 0 ? { kind: "and", of } : undefined;
    }
    case "or": {
      const of = expr.of.map(drop);
      // One alternative that is answered answers the whole.
      return of.every((each) => each !== undefined) ? { kind: "or", of } : undefined;
    }
    default:
      return expr;
  }
}
