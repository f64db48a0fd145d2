import type { Cell } from "../stores/database.ts";
import { allOf, anyOf } from "./match-expression.ts";

/**
 * What a paper must satisfy, all of it: text that must match and text that must not, as MATCH
 * expressions, and conditions in SQL on a row `p` of search_papers. Text stays apart for as long as
 * possible, so that FTS5 answers it in one pass over its postings.
 */
export interface Plan {
  readonly match: readonly string[];
  readonly except: readonly string[];
  readonly where: readonly Condition[];
  /** The text to rank by: everything asked for, wherever it stands in the plan. */
  readonly rank: readonly string[];
}

/** SQL with a `?` for each value. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Cell[];
  /** Whether it looks into text, which the one MATCH then cannot see. */
  readonly textual: boolean;
}

export const ALL: Plan = { match: [], except: [], where: [], rank: [] };
const NONE: Plan = whereOnly({ sql: "FALSE", values: [], textual: false });

export function matching(expression: string): Plan {
  return { ...ALL, match: [expression], rank: [expression] };
}

export function whereOnly(condition: Condition): Plan {
  return { ...ALL, where: [condition] };
}

export function every(plans: readonly Plan[]): Plan {
  return {
    match: plans.flatMap((plan) => plan.match),
    except: plans.flatMap((plan) => plan.except),
    where: plans.flatMap((plan) => plan.where),
    rank: plans.flatMap((plan) => plan.rank),
  };
}

export function some(plans: readonly Plan[]): Plan {
  if (plans.length === 0) return NONE;
  const rank = plans.flatMap((plan) => plan.rank);
  if (plans.every(isMatch)) return { ...ALL, match: [anyOf(plans.map(matchOf))], rank };
  return { ...whereOnly(chain(plans.map(conditionOf), "OR")), rank };
}

export function none(plan: Plan): Plan {
  if (isMatch(plan)) return { ...ALL, except: [matchOf(plan)] };
  const { sql, values, textual } = conditionOf(plan);
  return whereOnly({ sql: `NOT ${sql}`, values, textual });
}

/** The plan as one condition. */
export function conditionOf(plan: Plan): Condition {
  return chain([...textConditions(plan), ...plan.where], "AND");
}

/** The plan's text as one MATCH expression; undefined when no text must match. */
export function textOf({ match, except }: Plan): string | undefined {
  if (match.length === 0) return undefined;
  const wanted = allOf([...new Set(match)]);
  return except.length === 0 ? wanted : `(${wanted} NOT ${anyOf(except)})`;
}

function textConditions(plan: Plan): Condition[] {
  const text = textOf(plan);
  if (text !== undefined) return [textCondition("IN", text)];
  return plan.except.length > 0 ? [textCondition("NOT IN", anyOf(plan.except))] : [];
}

function textCondition(operator: "IN" | "NOT IN", expression: string): Condition {
  const rows = "SELECT rowid FROM search_text WHERE search_text MATCH ?";
  return { sql: `p.rowid ${operator} (${rows})`, values: [expression], textual: true };
}

function isMatch({ match, except, where }: Plan): boolean {
  return match.length > 0 && except.length === 0 && where.length === 0;
}

function matchOf(plan: Plan): string {
  return allOf(plan.match);
}

function chain(conditions: readonly Condition[], operator: "AND" | "OR"): Condition {
  const [only = TRUE, ...more] = conditions;
  if (more.length === 0) return only;
  return {
    sql: `(${conditions.map((each) => each.sql).join(` ${operator} `)})`,
    values: conditions.flatMap((each) => each.values),
    textual: conditions.some((each) => each.textual),
  };
}

const TRUE: Condition = { sql: "TRUE", values: [], textual: false };
