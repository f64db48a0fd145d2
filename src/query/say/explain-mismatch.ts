import type { Paper } from "../../paper/paper.ts";
import { type MatchFacts, matchesQuery, textsWith } from "../matches.ts";
import type { Expr, Query, Term, TextField } from "../query.ts";
import { describeQuery, describeTerm } from "./describe.ts";
import { describeList } from "./describe-list.ts";

/**
 * Why a paper does not satisfy a query, in clauses for the conditions that fail, words first:
 * `“policy” is nowhere in its title, abstract or keywords`. Empty when it does.
 */
export function explainMismatch(query: Query, paper: Paper, facts: MatchFacts = {}): string[] {
  return query.expr ? missing(query.expr, paper, facts) : [];
}

function missing(expr: Expr, paper: Paper, facts: MatchFacts): string[] {
  if (matchesQuery({ expr, problems: [] }, paper, facts)) return [];
  switch (expr.kind) {
    case "and":
      return missingOf(expr.of, paper, facts);
    case "or":
      return [`it is none of “${describeQuery({ expr, problems: [] })}”`];
    case "not":
      return [leftOut(expr.of, paper)];
    default:
      return [lacking(expr, paper)];
  }
}

/** Words that are missing in the same place are told together. */
function missingOf(of: readonly Expr[], paper: Paper, facts: MatchFacts): string[] {
  const failing = of.filter((expr) => !matchesQuery({ expr, problems: [] }, paper, facts));
  const texts = failing.filter((each) => each.kind === "text");
  const fields: readonly TextField[] = ["any", "title", "abstract"];
  return [
    ...fields.flatMap((field) => {
      const words = texts.filter((each) => each.field === field).map(({ text }) => text);
      return words.length > 0 ? [lackingWords(words, field)] : [];
    }),
    ...failing.flatMap((each) => (each.kind === "text" ? [] : missing(each, paper, facts))),
  ];
}

const WHERE: Readonly<Record<TextField, string>> = {
  any: "nowhere in its title, abstract or keywords",
  title: "not in its title",
  abstract: "not in its abstract",
};

function lacking(term: Term, paper: Paper): string {
  switch (term.kind) {
    case "text":
      return lackingWords([term.text], term.field);
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

function lackingWords(words: readonly string[], field: TextField): string {
  const quoted = words.map((word) => `“${word}”`);
  return `${describeList(quoted, "and")} ${words.length > 1 ? "are" : "is"} ${WHERE[field]}`;
}

function leftOut(expr: Expr, paper: Paper): string {
  const what = describeQuery({ expr, problems: [] });
  if (expr.kind !== "text") return `it is “${what}”, which the topic leaves out`;
  return `“${expr.text}” is in its ${describeList(textsWith(expr, paper), "and")}, which the topic leaves out`;
}
