import type { PaperId } from "../../../paper/id.ts";
import { satisfies } from "../../../query/count.ts";
import { nameWords } from "../../../query/names/name-words.ts";
import type { Expr, Term, TextTerm } from "../../../query/query.ts";
import { soughtBy } from "../../../query/words/sought.ts";
import { filterBits } from "../postings/bits.ts";
import { countAt, hasAt } from "../segments/facts.ts";
import { categoryTerm } from "../segments/term.ts";
import { authoredBy, authorNamed } from "./author-condition.ts";
import { type Condition, every, none, some } from "./condition.ts";
import { published } from "./date-condition.ts";
import type { Phrases } from "./phrases.ts";
import { beginsWith, standsInAnyWay, termCondition } from "./text-condition.ts";

/** What must be looked up while a query is answered. */
export interface Lookup {
  /** Which papers count as like one. */
  readonly like: (paper: PaperId) => Condition;
  readonly phrases: Phrases;
}

/** A query within the language's limits of size and depth as conditions on the index. */
export function compile(expr: Expr, lookup: Lookup): Condition {
  switch (expr.kind) {
    case "and":
      return every(expr.of.map((each) => compile(each, lookup)));
    case "or":
      return some(expr.of.map((each) => compile(each, lookup)));
    case "not":
      return none(compile(expr.of, lookup));
    default:
      return compileTerm(expr, lookup);
  }
}

/** Each meaning is the one that `matchesTerm` says plainly. */
function compileTerm(term: Term, lookup: Lookup): Condition {
  switch (term.kind) {
    case "text":
      return standing(term, lookup.phrases);
    case "author":
      return authoredBy(nameWords(term.name));
    case "category":
      return termCondition(categoryTerm(term.category));
    case "has":
      return each(({ facts }, paper) => hasAt(facts, term.what, paper));
    case "count":
      return each(({ facts }, paper) => satisfies(countAt(facts, term.of, paper), term));
    case "date":
      return published(term.edge, term.at);
    case "like":
      return lookup.like(term.paper);
  }
}

/** A word or phrase in any of the ways it is written, or as part of an author's name. */
function standing(term: TextTerm, phrases: Phrases): Condition {
  const { sequences, beginning } = soughtBy(term);
  const { field, named = [] } = term;
  const others = [
    ...(beginning === undefined ? [] : [beginsWith(beginning, field)]),
    ...named.map((name) => authorNamed(nameWords(name))),
  ];
  const written = standsInAnyWay(sequences, field, phrases);
  return others.length === 0 ? written : some([written, ...others]);
}

const LOOK_UP = 3;

function each(
  holds: (segment: Parameters<Condition["within"]>[0], paper: number) => boolean,
): Condition {
  return {
    cost: LOOK_UP,
    within: (segment, among) => filterBits(among, (paper) => holds(segment, paper)),
  };
}
