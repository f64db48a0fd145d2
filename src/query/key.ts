import { beginningOf } from "./beginning.ts";
import { nameWords } from "./name-words.ts";
import type { Expr, Term, TextTerm } from "./query.ts";
import { stem } from "./stem.ts";
import { tokenize } from "./tokenize.ts";

/**
 * A key that equal expressions share: words are compared by their tokens, the members of a group in
 * any order, authors by the words of their names, counts by the whole numbers they admit.
 */
export function exprKey(expr: Expr): string {
  switch (expr.kind) {
    case "and":
    case "or":
      return `${expr.kind}(${[...expr.of.map(exprKey).sort(), ...joinedOf(expr.of)].join(";")})`;
    case "not":
      return `not(${exprKey(expr.of)})`;
    default:
      return termKey(expr);
  }
}

/** Words in another order are the same unless they may be one word: deep fake and fake deep. */
function joinedOf(members: readonly Expr[]): readonly string[] {
  const words = members.flatMap((each) => (each.kind === "text" ? (each.joined ?? []) : []));
  return [...new Set(words)].map((word) => `+${stem(word)}`).sort();
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
