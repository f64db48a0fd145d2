import type { Expr, TextTerm } from "../query.ts";
import { isStopTerm } from "./normalize.ts";

/** The words that are asked for together, in their order, if there are stop words among them that are left out; before they are. */
export function wordingOf(expr: Expr): readonly TextTerm[] {
  const members = expr.kind === "and" ? expr.of : [];
  const words = members.flatMap((each) => (each.kind === "text" ? [each] : []));
  return words.some(isStopTerm) ? words : [];
}
