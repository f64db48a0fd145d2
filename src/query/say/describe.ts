import { printPaperId } from "../../paper/id.ts";
import { DAY } from "../../time/durations.ts";
import { archiveName, otherName } from "../category.ts";
import type { Comparison, Expr, Query, Term, TextField, TextTerm } from "../query.ts";
import { normalize } from "../syntax/normalize.ts";
import { describeAlso } from "./describe-also.ts";

/** A query in plain words, and what else its words are found in: deep fake (also as deepfake). */
export function describeQuery(query: Query): string {
  const expr = query.expr && normalize(query.expr);
  return nameQuery(query) + (expr ? describeAlso(expr) : "");
}

/** The same to be named by: “diffusion policy” in title, by Sergey Levine, more than 20 votes, not survey. */
export function nameQuery(query: Query): string {
  const expr = query.expr && normalize(query.expr);
  return expr ? describe(expr) : "every paper";
}

function describe(expr: Expr): string {
  switch (expr.kind) {
    case "and":
      return describeAll(expr.of);
    case "or":
      return describeAny(expr.of);
    case "not":
      return describeNot(expr.of);
    case "text":
      return describeTexts([expr], " ");
    default:
      return describeTerm(expr);
  }
}

/** What people name first comes first; within a rank the order stays as typed. */
const RANK: Readonly<Record<Expr["kind"], number>> = {
  text: 0,
  or: 1,
  and: 1,
  like: 2,
  author: 3,
  category: 4,
  has: 5,
  count: 6,
  date: 7,
  not: 8,
};

function describeAll(of: readonly Expr[]): string {
  const others = of.filter((each) => each.kind !== "text");
  const ranked = [...others].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
  return [...describeByField(of, " "), ...ranked.map(describeInside)].join(", ");
}

function describeAny(of: readonly Expr[]): string {
  const others = of.filter((each) => each.kind !== "text");
  return [...describeByField(of, " or "), ...others.map(describeInside)].join(" or ");
}

function describeInside(expr: Expr): string {
  return expr.kind === "and" || expr.kind === "or" ? `(${describe(expr)})` : describe(expr);
}

/** Words that look in one place are told together, as typed: diffusion “flow matching” in title. */
function describeByField(of: readonly Expr[], joint: " " | " or "): readonly string[] {
  const texts = of.filter((each) => each.kind === "text");
  const fields: readonly TextField[] = ["any", "title", "abstract"];
  return fields
    .map((field) => texts.filter((each) => each.field === field))
    .filter((same) => same.length > 0)
    .map((same) => describeTexts(same, joint));
}

function describeTexts(texts: readonly TextTerm[], joint: " " | " or "): string {
  const words = texts.map(describeWords).join(joint);
  const field = texts[0]?.field ?? "any";
  return field === "any" ? words : `${words} in ${field}`;
}

/** A phrase keeps its quotation marks. */
export function describeWords({ text, phrase }: TextTerm): string {
  return phrase ? `“${text}”` : text;
}

function describeNot(expr: Expr): string {
  return expr.kind === "has" ? `without ${WHAT[expr.what]}` : `not ${describeInside(expr)}`;
}

/** One condition that is not a text: by Sergey Levine. */
export function describeTerm(term: Exclude<Term, TextTerm>): string {
  switch (term.kind) {
    case "author":
      return `by ${term.name}`;
    case "category":
      return describeCategory(term.category);
    case "has":
      return `with ${WHAT[term.what]}`;
    case "count":
      return `${COMPARED[term.op]} ${term.value} ${term.value === 1 ? term.of.slice(0, -1) : term.of}`;
    case "date":
      return `${term.edge} ${LONG_DAY.format(term.edge === "until" ? term.at - DAY : term.at)}`;
    case "like":
      return `like ${printPaperId(term.paper)}`;
  }
}

const WHAT = { code: "code", project: "a project page", summary: "a summary" } as const;

const COMPARED: Readonly<Record<Comparison, string>> = {
  ">": "more than",
  ">=": "at least",
  "<": "fewer than",
  "<=": "at most",
  "=": "exactly",
};

const LONG_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function describeCategory(category: string): string {
  const name = archiveName(category);
  if (name !== undefined) return `in any category of ${name} (${category})`;
  const other = otherName(category);
  return other === undefined ? `in ${category}` : `in ${category} (also listed as ${other})`;
}
