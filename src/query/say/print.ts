import { printPaperId } from "../../paper/id.ts";
import { DAY } from "../../time/durations.ts";
import { formatDay } from "../day.ts";
import { exprKey } from "../key.ts";
import { restate } from "../plainly/restate.ts";
import type { Expr, Query, Term } from "../query.ts";
import { isBareWord } from "../syntax/bare-word.ts";
import { lex } from "../syntax/lex.ts";
import { nest } from "../syntax/nest.ts";
import { normalize } from "../syntax/normalize.ts";
import { readByline } from "../syntax/read-byline.ts";

/**
 * A query's canonical text, empty for none: parsing it gives the same query, normalised. This
 * holds within the language's limits, for whole-number counts and for dates at the start of a UTC day.
 */
export function printQuery(query: Query): string {
  const expr = query.expr && normalize(query.expr);
  if (!expr) return "";
  const text = print(expr, " ");
  // Words that say something together are kept apart.
  return restate(text) === text ? text : print(expr, " AND ");
}

/** Equal for two queries that mean the same typed differently: order, case, word endings, spaces. */
export function topicKey(query: Query): string {
  const expr = query.expr && normalize(query.expr);
  return expr ? exprKey(expr) : "";
}

function print(expr: Expr, and: " " | " AND "): string {
  switch (expr.kind) {
    case "and": {
      const parts = expr.of.map((each) =>
        each.kind === "or" ? `(${print(each, and)})` : print(each, and),
      );
      const text = parts.join(and);
      return beginsWithByline(text) ? parts.join(" AND ") : text;
    }
    case "or":
      return expr.of.map((each) => print(each, and)).join(" OR ");
    case "not":
      return isGroup(expr.of) ? `-(${print(expr.of, and)})` : `-${print(expr.of, and)}`;
    default:
      return printTerm(expr);
  }
}

/** Whether words that were typed apart would say whose papers are asked for: by Ada. */
function beginsWithByline(text: string): boolean {
  return readByline(nest(lex(text).tokens, [])) !== undefined;
}

function isGroup(expr: Expr): boolean {
  return expr.kind === "and" || expr.kind === "or";
}

function printTerm(term: Term): string {
  switch (term.kind) {
    case "text":
      return (
        (term.field === "any" ? "" : `${term.field}:`) +
        (term.phrase ? `"${term.text}"` : term.text)
      );
    case "author":
      return `author:${isBareWord(term.name) ? term.name : `"${term.name}"`}`;
    case "category":
      return `cat:${term.category}`;
    case "has":
      return `has:${term.what}`;
    case "count":
      return `${term.of}:${term.op}${term.value}`;
    case "date":
      return `${term.edge}:${formatDay(term.edge === "until" ? term.at - DAY : term.at)}`;
    case "like":
      return `like:${quotedIfNeeded(printPaperId(term.paper))}`;
  }
}

/** A DOI may hold brackets, which would end it. */
function quotedIfNeeded(id: string): string {
  return /^[\w./-]+$/.test(id) ? id : `"${id}"`;
}
