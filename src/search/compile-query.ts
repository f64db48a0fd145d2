import type { Expr } from "../query/query.ts";
import { compileTerm, type Lookup } from "./compile-term.ts";
import { every, none, type Plan, some } from "./plan.ts";

/**
 * A query within the language's limits of size and depth, as a plan over the index's tables. Nothing
 * typed becomes SQL or FTS5 syntax: SQL gets it as values, FTS5 as quoted tokens.
 */
export function compile(expr: Expr, lookup: Lookup): Plan {
  switch (expr.kind) {
    case "and":
      return every(expr.of.map((each) => compile(each, lookup)));
    case "or":
      return some(expr.of.map((each) => compile(each, lookup)));
    case "not":
      return none(compile(expr.of, lookup));
    default:
      return compileTerm(expr, lookup);
  }
}
