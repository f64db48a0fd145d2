import { isAuthor, nameWords } from "../query/author.ts";
import { type MatchFacts, matchesTerm } from "../query/matches.ts";
import type { Expr, Query, Term, TextField } from "../query/query.ts";
import { tokenize } from "../query/tokenize.ts";
import { holds, type PaperFacts } from "./paper-facts.ts";
import { PLACES } from "./places.ts";

/** Whether a paper answers a topic. */
export type Test = (facts: PaperFacts, outside: MatchFacts) => boolean;

/** The same answer as `matchesQuery`, with what does not depend on the paper worked out once. */
export function compileTopic({ expr }: Query): Test {
  return expr ? compile(expr) : () => true;
}

function compile(expr: Expr): Test {
  switch (expr.kind) {
    case "and": {
      const tests = expr.of.map(compile);
      return (facts, outside) => tests.every((test) => test(facts, outside));
    }
    case "or": {
      const tests = expr.of.map(compile);
      return (facts, outside) => tests.some((test) => test(facts, outside));
    }
    case "not": {
      const test = compile(expr.of);
      return (facts, outside) => !test(facts, outside);
    }
    default:
      return compileTerm(expr);
  }
}

function compileTerm(term: Term): Test {
  switch (term.kind) {
    case "text":
      return textTest(tokenize(term.text), term.field);
    case "author": {
      const asked = nameWords(term.name);
      return ({ authors }) => authors.some((author) => isAuthor(asked, author));
    }
    default:
      return ({ paper }, outside) => matchesTerm(term, paper, outside);
  }
}

function textTest(wanted: readonly string[], field: TextField): Test {
  const places = PLACES[field];
  // As in `matchesQuery`: words without a letter or digit stand in every text that has one.
  if (wanted.length === 0) {
    return ({ texts }) =>
      places.some((place) => texts[place].some(({ tokens }) => tokens.length > 0));
  }
  return ({ texts }) => places.some((place) => texts[place].some((text) => holds(text, wanted)));
}
