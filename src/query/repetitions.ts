import { exprKey } from "./key.ts";
import type { Expr } from "./query.ts";

/** How often each word or phrase that is asked for was typed, by its key, if more than once. */
export function repetitionsOf(expr: Expr): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  count(expr, times);
  return new Map([...times].filter(([, typed]) => typed > 1));
}

function count(expr: Expr, times: Map<string, number>): void {
  if (expr.kind === "and" || expr.kind === "or") for (const each of expr.of) count(each, times);
  if (expr.kind !== "text") return;
  const key = exprKey(expr);
  times.set(key, (times.get(key) ?? 0) + 1);
}
