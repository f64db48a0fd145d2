import type { PaperId } from "../paper/id.ts";
import { nameWords } from "../query/author.ts";
import type { HasWhat, Term, TextField } from "../query/query.ts";
import { tokenize } from "../query/tokenize.ts";
import type { Cell } from "../stores/database.ts";
import { phrase } from "./match-expression.ts";
import { ALL, matching, type Plan, whereOnly } from "./plan.ts";

/** What must be looked up before a query becomes SQL. */
export interface Lookup {
  /** Rows of the people who may be meant by these words of a name. */
  people(words: readonly string[]): number[];
  neighbours(paper: PaperId): Neighbours;
}

export interface Neighbours {
  /** Rows of the papers that count as like a paper. */
  readonly rows: readonly number[];
  /** What they were found by, as MATCH expressions. */
  readonly tokens: readonly string[];
}

/** Each meaning is the one that `matchesTerm` says plainly. */
export function compileTerm(term: Term, lookup: Lookup): Plan {
  switch (term.kind) {
    case "text":
      return text(tokenize(term.text), term.field);
    case "author":
      return author(lookup.people(nameWords(term.name)));
    case "category":
      return category(term.category);
    case "has":
      return where(HAS[term.what]);
    case "count":
      return where(`ifnull(p.${term.of}, 0) ${term.op} ?`, term.value);
    case "date":
      return where(`p.published_at ${term.edge === "since" ? ">=" : "<"} ?`, term.at);
    case "like":
      return like(lookup.neighbours(term.paper));
  }
}

function text(tokens: readonly string[], field: TextField): Plan {
  return tokens.length === 0 ? ALL : matching(phrase(tokens, field));
}

function author(people: readonly number[]): Plan {
  return where(
    `p.rowid IN (SELECT paper FROM search_authors WHERE person ${LISTED})`,
    list(people),
  );
}

/** An archive's categories stand between `cs.` and `cs/`, because / follows the full stop. */
function category(name: string): Plan {
  return where(
    `p.rowid IN (SELECT paper FROM search_categories
      WHERE category = ? OR (category >= ? AND category < ?))`,
    name,
    `${name}.`,
    `${name}/`,
  );
}

function like({ rows, tokens }: Neighbours): Plan {
  return { ...where(`p.rowid ${LISTED}`, list(rows)), rank: tokens };
}

function where(sql: string, ...values: Cell[]): Plan {
  return whereOnly({ sql, values, textual: false });
}

const LISTED = "IN (SELECT value FROM json_each(?))";

function list(rows: readonly number[]): string {
  return JSON.stringify(rows);
}

const HAS: Readonly<Record<HasWhat, string>> = {
  code: "p.code",
  project: "p.project",
  summary: "p.summary",
};
