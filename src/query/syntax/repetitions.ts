import { exprKey } from "../key.ts";
import { positiveTerms } from "../positive-terms.ts";
import type { Expr } from "../query.ts";

/** How often each word or phrase that is asked for was typed, by its key, if more than once. */
export function repetitionsOf(expr: Expr): ReadonlyMap<string, number> {
  const keys = positiveTerms(expr).flatMap((term) => (term.kind === "text" ? [exprKey(term)] : []));
  const repeated = new Map<string, number>();
  if (keys.length < 2) return repeated;
  const once = new Set(keys);
  if (once.size === keys.length) return repeated;
  for (const key of keys) if (!once.delete(key)) repeated.set(key, (repeated.get(key) ?? 1) + 1);
  return repeated;
}
