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
  const left = firstTooMuch(expr, { terms: MAX_TERMS, characters: MAX_CHARACTERS });
  if (!left) return { expr };
  let reached = false;
  const fits = (term: Term): boolean => {
    reached ||= term === left;
    return !reached;
  };
  const kept = filterTerms(expr, fits);
  return { ...defined({ expr: kept }), left };
}

function firstTooMuch(expr: Expr, room: { terms: number; characters: number }): Term | undefined {
  switch (expr.kind) {
    case "and":
    case "or":
      for (const each of expr.of) {
        const left = firstTooMuch(each, room);
        if (left) return left;
      }
      return undefined;
    case "not":
      return firstTooMuch(expr.of, room);
    default:
      room.terms -= 1;
      room.characters -= lengthOf(expr);
      return room.terms < 0 || room.characters < 0 ? expr : undefined;
  }
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
