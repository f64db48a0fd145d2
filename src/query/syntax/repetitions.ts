import { exprKey } from "../key.ts";
import { positiveTerms } from "../positive-terms.ts";
import type { Expr } from "../query.ts";

/** How often each word or phrase that is asked for was typed, by its key, if more than once. */
export function repetitionsOf(expr: Expr): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const term of positiveTerms(expr)) {
    if (term.kind !== "text") continue;
    const key = exprKey(term);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return new Map([...times].filter(([, typed]) => typed > 1));
}
