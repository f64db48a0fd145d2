import { nameWords } from "./names/name-words.ts";
import type { Expr, Term, TextTerm } from "./query.ts";
import { beginningOf } from "./words/beginning.ts";
import { tokenize } from "./words/tokenize.ts";

/**
 * A key that equal expressions share: words are compared by their tokens, the members of a group in
 * any order, authors by the words of their names, counts by the whole numbers they admit.
 */
export function exprKey(expr: Expr): string {
  switch (expr.kind) {
    case "and":
    case "or":
      return `${expr.kind}(${expr.of.map(exprKey).sort().join(";")})`;
    case "not":
      return `not(${exprKey(expr.of)})`;
    default:
      return termKey(expr);
  }
}

function termKey(term: Term): string {
  switch (term.kind) {
    case "text":
      return `${term.field}:${textKey(term)}`;
    case "author":
      return `author:${nameWords(term.name).sort().join(" ")}`;
    case "category":
      return `cat:${term.category}`;
    case "has":
      return `has:${term.what}`;
    case "count":
      return countKey(term);
    case "date":
      return `${term.edge}:${term.at}`;
    case "like":
      return `like:${term.paper}`;
  }
}

function textKey({ text, phrase }: TextTerm): string {
  const beginning = phrase ? undefined : beginningOf(text);
  return beginning === undefined ? tokenize(text).join(" ") : `${beginning}*`;
}

function countKey({ of, op, value }: Extract<Term, { kind: "count" }>): string {
  if (op === ">") return `${of}:>=${value + 1}`;
  if (op === "<") return `${of}:<=${value - 1}`;
  return `${of}:${op}${value}`;
}
