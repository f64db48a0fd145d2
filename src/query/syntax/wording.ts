import type { Expr, TextTerm } from "../query.ts";
import { isStopTerm } from "./normalize.ts";

/** The words that are asked for together, in their order, if there are stop words among them that are left out; before they are. */
export function wordingOf(expr: Expr): readonly TextTerm[] {
  if (expr.kind !== "and" || !expr.of.some(isStopTerm)) return NONE;
  return expr.of.filter((each) => each.kind === "text");
}

const NONE: readonly TextTerm[] = [];
