import type { Expr, Query, Term, TextField } from "../../query/query.ts";
import { MINUTE } from "../../time/durations.ts";

/** A part of a query in arXiv's language. */
interface Part {
  readonly text: string;
  /** False when it finds more than was asked for, because arXiv cannot say a part of it. */
  readonly exact: boolean;
}

const PREFIX: Readonly<Record<TextField, string>> = { any: "all", title: "ti", abstract: "abs" };

/**
 * A query as arXiv's `search_query` (https://info.arxiv.org/help/api/user-manual.html#query_details),
 * or nothing when arXiv can say no part of it. What arXiv cannot say (votes, code, likeness) is left
 * out, so that the answer holds more than was asked for, never less. Of what a person typed only
 * letters, digits and spaces between quotation marks go in, so it cannot change the expression.
 */
export function translateQuery({ expr }: Query): string | undefined {
  return expr && translate(expr)?.text;
}

export function categoryPart(category: string): string | undefined {
  if (!/^[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]+)?$/.test(category)) return undefined;
  // Some archives have categories inside, some are categories themselves.
  return category.includes(".") ? `cat:${category}` : `(cat:${category} OR cat:${category}.*)`;
}

function translate(expr: Expr): Part | undefined {
  switch (expr.kind) {
    case "and":
      return all(expr.of);
    case "or":
      return any(expr.of);
    case "not":
      return undefined; // arXiv can only take away from something that was found: see `all`.
    default:
      return term(expr);
  }
}

function all(of: readonly Expr[]): Part | undefined {
  const wanted = of.filter(({ kind }) => kind !== "not").map(translate);
  const unwanted = of.flatMap((each) => (each.kind === "not" ? [translate(each.of)] : []));
  const said = wanted.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  const taken = unwanted.filter((part) => part?.exact).map((part) => ` ANDNOT ${part?.text}`);
  const text = `(${said.map((part) => part.text).join(" AND ")}${taken.join("")})`;
  const exact =
    said.length === wanted.length &&
    taken.length === unwanted.length &&
    said.every((part) => part.exact);
  return { text, exact };
}

/** One alternative that arXiv cannot say lets everything through. */
function any(of: readonly Expr[]): Part | undefined {
  const parts = of.map(translate);
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0 || said.length < parts.length) return undefined;
  const text = `(${said.map((part) => part.text).join(" OR ")})`;
  return { text, exact: said.every((part) => part.exact) };
}

function term(expr: Term): Part | undefined {
  switch (expr.kind) {
    case "text":
      return exactly(quoted(PREFIX[expr.field], expr.text));
    case "author":
      return exactly(quoted("au", expr.name));
    case "category":
      return exactly(categoryPart(expr.category));
    case "date":
      return exactly(submitted(expr));
    case "has":
    case "count":
    case "like":
      return undefined;
    default:
      return expr satisfies never;
  }
}

function exactly(text: string | undefined): Part | undefined {
  return text === undefined ? undefined : { text, exact: true };
}

function quoted(prefix: string, text: string): string | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu);
  return words ? `${prefix}:"${words.join(" ")}"` : undefined;
}

function submitted({ edge, at }: Extract<Term, { kind: "date" }>): string {
  return edge === "since"
    ? `submittedDate:[${minute(at)} TO 299912312359]`
    : `submittedDate:[199101010000 TO ${minute(at - MINUTE)}]`;
}

/** `YYYYMMDDHHMM` in UTC. */
function minute(at: number): string {
  return new Date(at).toISOString().replace(/\D/g, "").slice(0, 12);
}
