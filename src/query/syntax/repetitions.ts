import { exprKey } from "../key.ts";
import { positiveTerms } from "../positive-terms.ts";
import type { Expr } from "../query.ts";
import { isStopTerm } from "./normalize.ts";

/**
 * How often each word or phrase that is asked for was typed, by its key, if more than once; of stop words that are left out it need not tell.
 * @param normal the same in its one form
 */
export function repetitionsOf(expr: Expr, normal: Expr | undefined): ReadonlyMap<string, number> {
  const repeated = new Map<string, number>();
  if (keepsAll(expr, normal)) return repeated;
  const keys = new Set<string>();
  for (const term of positiveTerms(expr)) {
    if (term.kind !== "text") continue;
    const key = exprKey(term);
    if (keys.has(key)) repeated.set(key, (repeated.get(key) ?? 1) + 1);
    else keys.add(key);
  }
  return repeated;
}

/** Whether it is one term, or a group of terms of which none was dropped, as a repetition is, but stop words. */
function keepsAll(expr: Expr, normal: Expr | undefined): boolean {
  if (expr.kind !== "and" && expr.kind !== "or") return expr.kind !== "not";
  if (normal?.kind !== expr.kind) return false;
  if (expr.of.some(({ kind }) => kind === "and" || kind === "or" || kind === "not")) return false;
  if (normal.of.length === expr.of.length) return true;
  return normal.of.length === expr.of.filter((each) => !isStopTerm(each)).length;
}
