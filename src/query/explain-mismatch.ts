import type { Paper } from "../paper/paper.ts";
import { describeQuery, describeTerm, list } from "./describe.ts";
import { type MatchFacts, matchesQuery, placesOf } from "./matches.ts";
import type { Expr, Query, Term, TextField } from "./query.ts";

/**
 * Why a paper does not satisfy a query, one clause for each condition that fails, in the order typed:
 * `“policy” is nowhere in its title, abstract or keywords`. Empty when it does.
 */
export function explainMismatch(query: Query, paper: Paper, facts: MatchFacts = {}): string[] {
  return query.expr ? missing(query.expr, paper, facts) : [];
}

function missing(expr: Expr, paper: Paper, facts: MatchFacts): string[] {
  if (matchesQuery({ expr, problems: [] }, paper, facts)) return [];
  switch (expr.kind) {
    case "and":
      return expr.of.flatMap((each) => missing(each, paper, facts));
    case "or":
      return [`it is none of “${describeQuery({ expr, problems: [] })}”`];
    case "not":
      return [leftOut(expr.of, paper)];
    default:
      return [lacking(expr, paper)];
  }
}

const WHERE: Readonly<Record<TextField, string>> = {
  any: "nowhere in its title, abstract or keywords",
  title: "not in its title",
  abstract: "not in its abstract",
};

function lacking(term: Term, paper: Paper): string {
  switch (term.kind) {
    case "text":
      return `“${term.text}” is ${WHERE[term.field]}`;
    case "author":
      return `“${term.name}” is not among its authors`;
    case "has":
      return `it is not known ${describeTerm(term)}`;
    case "count":
      return `it has ${paper[term.of] ?? 0} ${term.of}, which is not ${describeTerm(term)}`;
    case "date":
      return `it was not published ${describeTerm(term)}`;
    default:
      return `it is not ${describeTerm(term)}`;
  }
}

function leftOut(expr: Expr, paper: Paper): string {
  const what = describeQuery({ expr, problems: [] });
  if (expr.kind !== "text") return `it is “${what}”, which the topic leaves out`;
  return `“${expr.text}” is in its ${list(placesOf(expr, paper), "and")}, which the topic leaves out`;
}
