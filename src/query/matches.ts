import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { categoryCovers } from "./category.ts";
import { satisfies } from "./count.ts";
import { isAuthor, isNamed } from "./names/author.ts";
import { nameWords } from "./names/name-words.ts";
import type { Expr, HasWhat, Query, Term, TextField, TextTerm } from "./query.ts";
import { soughtBy } from "./words/sought.ts";
import { tokenize } from "./words/tokenize.ts";

/** What a paper alone does not tell. */
export interface MatchFacts {
  /** Whether a paper resembles another; without it no paper does. */
  readonly like?: (id: PaperId, paper: Paper) => boolean;
}

/**
 * Whether a paper satisfies a query: what the language means, said plainly. The search index and
 * the matcher must agree with it. A query without an expression is satisfied by every paper.
 */
export function matchesQuery(query: Query, paper: Paper, facts: MatchFacts = {}): boolean {
  return query.expr === undefined || matchesExpr(query.expr, paper, facts);
}

function matchesExpr(expr: Expr, paper: Paper, facts: MatchFacts): boolean {
  switch (expr.kind) {
    case "and":
      return expr.of.every((each) => matchesExpr(each, paper, facts));
    case "or":
      return expr.of.some((each) => matchesExpr(each, paper, facts));
    case "not":
      return !matchesExpr(expr.of, paper, facts);
    default:
      return matchesTerm(expr, paper, facts);
  }
}

/** Whether a paper satisfies one condition. */
export function matchesTerm(term: Term, paper: Paper, facts: MatchFacts): boolean {
  switch (term.kind) {
    case "text":
      return textsWith(term, paper).length > 0 || isPartOfName(term, paper.authors);
    case "author":
      return paper.authors.some((author) => isAuthor(nameWords(term.name), nameWords(author)));
    case "category":
      return paper.categories.some((category) => categoryCovers(term.category, category));
    case "has":
      return hasWhat(paper, term.what);
    case "count":
      return satisfies(paper[term.of] ?? 0, term);
    case "date":
      return term.edge === "since" ? paper.publishedAt >= term.at : paper.publishedAt < term.at;
    case "like":
      return facts.like?.(term.paper, paper) ?? false;
  }
}

/** A text of a paper, in which a text term may stand. */
export type TextName = "title" | "abstract" | "keywords";

/** Where a text term looks. */
export const TEXTS_OF: Readonly<Record<TextField, readonly TextName[]>> = {
  any: ["title", "abstract", "keywords"],
  title: ["title"],
  abstract: ["abstract"],
};

/** The texts of the paper in which a term's tokens stand side by side; a phrase does not reach from one text into the next. */
export function textsWith(term: TextTerm, paper: Paper): TextName[] {
  const { sequences, beginning } = soughtBy(term);
  const has = (tokens: readonly string[]) =>
    sequences.some((wanted) => holds(tokens, wanted)) ||
    (beginning !== undefined && tokens.some((token) => token.startsWith(beginning)));
  return TEXTS_OF[term.field].filter((name) =>
    [paper[name]].flat().some((text) => has(tokenize(text))),
  );
}

function isPartOfName({ named = [] }: TextTerm, authors: readonly string[]): boolean {
  return named.some((name) =>
    authors.some((author) => isNamed(nameWords(name), nameWords(author))),
  );
}

function holds(tokens: readonly string[], wanted: readonly string[]): boolean {
  return tokens.some((_, at) => wanted.every((token, offset) => tokens[at + offset] === token));
}

function hasWhat(paper: Paper, what: HasWhat): boolean {
  return what === "summary" ? paper.summary !== undefined : paper.links[what] !== undefined;
}
