import { exprKey } from "../key.ts";
import type { Expr, Query, TextTerm } from "../query.ts";
import { printQuery } from "./print.ts";

/** A query that names each way to write its words, as a person would type it. */
export interface SpelledOut {
  /** LLM OR "large language models" */
  readonly text: string;
  /** What it names besides: large language models. */
  readonly also: readonly string[];
}

/** A query with short forms, as `withShortForms` makes it, in the language alone; undefined where it has none. */
export function spellOut({ expr }: Query): SpelledOut | undefined {
  if (!expr) return undefined;
  const also = [...new Set(textTerms(expr).flatMap((term) => term.also ?? []))];
  if (also.length === 0) return undefined;
  return { also, text: printQuery({ expr: spelt(expr), problems: [] }) };
}

function textTerms(expr: Expr): TextTerm[] {
  if (expr.kind === "and" || expr.kind === "or") return expr.of.flatMap(textTerms);
  return expr.kind === "text" ? [expr] : [];
}

function spelt(expr: Expr): Expr {
  if (expr.kind === "or") return { kind: "or", of: expr.of.map(spelt) };
  if (expr.kind === "text") return anyOf([typed(expr)], expr);
  if (expr.kind !== "and") return expr;
  const groups = new Map<string, TextTerm[]>();
  const others: Expr[] = [];
  for (const each of expr.of) {
    if (each.kind !== "text") others.push(spelt(each));
    else {
      const key = each.also ? each.also.join("\n") : exprKey(each);
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
  }
  const texts = Array.from(groups.values(), (terms): Expr => {
    const [first] = terms;
    return first ? anyOf(terms.map(typed), first) : { kind: "and", of: [] };
  });
  return { kind: "and", of: [...texts, ...others] };
}

/** Words that all must be there, or one of the ways to write them together. */
function anyOf(words: readonly Expr[], { also = [], field }: TextTerm): Expr {
  const [only, ...more] = words;
  const all: Expr = only && more.length === 0 ? only : { kind: "and", of: words };
  if (also.length === 0) return all;
  const ways = also.map((text): TextTerm => {
    return { kind: "text", text, phrase: text.includes(" "), field };
  });
  return { kind: "or", of: [all, ...ways] };
}

function typed({ kind, text, phrase, field }: TextTerm): TextTerm {
  return { kind, text, phrase, field };
}
