import { type MatchFacts, matchesTerm, TEXTS_OF } from "../query/matches.ts";
import { isAuthor, isNamed } from "../query/names/author.ts";
import { nameWords } from "../query/names/name-words.ts";
import type { Expr, Query, Term, TextTerm } from "../query/query.ts";
import { soughtBy } from "../query/words/sought.ts";
import { holds, type PaperFacts, type TokenizedText } from "./paper-facts.ts";

/** Whether a paper answers a topic. */
export type TopicTest = (facts: PaperFacts, outside: MatchFacts) => boolean;

/** The same answer as `matchesQuery`, with what does not depend on the paper worked out once. */
export function compileTopic({ expr }: Query): TopicTest {
  return expr ? compile(expr) : () => true;
}

function compile(expr: Expr): TopicTest {
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

function compileTerm(term: Term): TopicTest {
  switch (term.kind) {
    case "text":
      return textTest(term);
    case "author": {
      const asked = nameWords(term.name);
      return ({ authors }) => authors.some((author) => isAuthor(asked, author));
    }
    default:
      return ({ paper }, outside) => matchesTerm(term, paper, outside);
  }
}

function textTest(term: TextTerm): TopicTest {
  const { sequences, beginning } = soughtBy(term);
  const tests = [
    ...sequences.map((wanted) => (text: TokenizedText) => stands(text, wanted)),
    ...(beginning === undefined ? [] : [(text: TokenizedText) => begins(text, beginning)]),
  ];
  const names = term.named?.map(nameWords) ?? [];
  const fields = TEXTS_OF[term.field];
  return ({ texts, authors }) =>
    fields.some((field) => texts[field].some((text) => tests.some((test) => test(text)))) ||
    names.some((name) => authors.some((author) => isNamed(name, author)));
}

/** As in `matchesQuery`: words without a letter or digit stand in every text that has one. */
function stands(text: TokenizedText, wanted: readonly string[]): boolean {
  return wanted.length === 0 ? text.tokens.length > 0 : holds(text, wanted);
}

function begins({ tokens }: TokenizedText, beginning: string): boolean {
  return tokens.some((token) => token.startsWith(beginning));
}
