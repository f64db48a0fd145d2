import { positiveTerms } from "../query/positive-terms.ts";
import type { Query } from "../query/query.ts";

/** The words and phrases a query asks for, in its order: without what it excludes, fields and filters. */
export function wordsAsked({ expr }: Query): string {
  const terms = expr ? positiveTerms(expr) : [];
  return terms.flatMap((term) => (term.kind === "text" ? [term.text] : [])).join(" ");
}
