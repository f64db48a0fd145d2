import { defined } from "../../collections/defined.ts";
import type { Expr, Term } from "../query.ts";

export const MAX_TERMS = 32;
/** Of words, phrases and names; what it takes to write them down is not counted, so that printing never makes a query too long. */
export const MAX_CHARACTERS = 500;

export interface Limited {
  readonly expr?: Expr;
  /** The first term for which there was no room. */
  readonly left?: Term;
}

/** Keeps the terms from the start for which there is room, and none after the first for which there is not. */
export function limit(expr: Expr): Limited {
  const room = { terms: MAX_TERMS, characters: MAX_CHARACTERS };
  let left: Term | undefined;
  const fits = (term: Term): boolean => {
    room.terms -= 1;
    room.characters -= lengthOf(term);
    if (room.terms < 0 || room.characters < 0) left ??= term;
    return left === undefined;
  };
  const kept = filterTerms(expr, fits);
  return { ...defined({ expr: kept, left }) };
}

function filterTerms(expr: Expr, fits: (term: Term) => boolean): Expr | undefined {
  switch (expr.kind) {
    case "and":
    case "or":
      return { kind: expr.kind, of: expr.of.flatMap((each) => filterTerms(each, fits) ?? []) };
    case "not": {
      const of = filterTerms(expr.of, fits);
      return of && { kind: "not", of };
    }
    default:
      return fits(expr) ? expr : undefined;
  }
}

function lengthOf(term: Term): number {
  if (term.kind === "text") return term.text.length;
  return term.kind === "author" ? term.name.length : 0;
}
