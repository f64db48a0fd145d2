import { exprKey } from "../key.ts";
import { positiveTerms } from "../positive-terms.ts";
import type { Expr } from "../query.ts";

/**
 * How often each word or phrase that is asked for was typed, by its key, if more than once.
 * @param normal the same in its one form
 */
export function repetitionsOf(expr: Expr, normal: Expr | undefined): ReadonlyMap<string, number> {
  const repeated = new Map<string, number>();
  if (keepsAll(expr, normal)) return repeated;
  const keys = positiveTerms(expr).flatMap((term) => (term.kind === "text" ? [exprKey(term)] : []));
  if (keys.length < 2) return repeated;
  const once = new Set(keys);
  if (once.size === keys.length) return repeated;
  for (const key of keys) if (!once.delete(key)) repeated.set(key, (repeated.get(key) ?? 1) + 1);
  return repeated;
}

/** Whether it is one term, or a group of terms of which none was dropped, as a repetition is. */
function keepsAll(expr: Expr, normal: Expr | undefined): boolean {
  if (expr.kind !== "and" && expr.kind !== "or") return expr.kind !== "not";
  if (normal?.kind !== expr.kind || normal.of.length !== expr.of.length) return false;
  return expr.of.every(({ kind }) => kind !== "and" && kind !== "or" && kind !== "not");
}
