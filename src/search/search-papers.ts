import { paperId } from "../catalogue/paper-record.ts";
import { integer } from "../stores/cells.ts";
import type { Cell, Database, Row } from "../stores/database.ts";
import { bounded } from "./bounded.ts";
import { anyOf } from "./match-expression.ts";
import { conditionOf, type Plan, textOf } from "./plan.ts";
import { SCORE } from "./score.ts";
import type { SearchOptions, SearchResult, SearchSort } from "./search-index.ts";

/** One page of the papers that satisfy a plan, and how many there are. */
export function searchPapers(database: Database, plan: Plan, options: SearchOptions): SearchResult {
  const [counted] = run(database, count(plan));
  const page = [bounded(options.limit), bounded(options.offset)];
  const { sql, values } = ordered(plan, options.sort);
  const rows = run(database, { sql: `${sql} LIMIT ? OFFSET ?`, values: [...values, ...page] });
  return { total: integer(counted?.total), ids: rows.map((row) => paperId(row.id)) };
}

interface Select {
  readonly sql: string;
  readonly values: readonly Cell[];
}

const NEWEST = "p.published_at DESC, p.id";

function count(plan: Plan): Select {
  const text = textOf(plan);
  if (text !== undefined && plan.where.length === 0)
    return {
      sql: "SELECT count(*) AS total FROM search_text WHERE search_text MATCH ?",
      values: [text],
    };
  const { sql, values } = conditionOf(plan);
  return { sql: `SELECT count(*) AS total FROM search_papers p WHERE ${sql}`, values };
}

function ordered(plan: Plan, sort: SearchSort): Select {
  if (sort === "relevance" && plan.rank.length > 0) return byRelevance(plan);
  const { sql, values } = conditionOf(plan);
  const order = sort === "votes" ? `p.votes DESC, ${NEWEST}` : NEWEST;
  return { sql: `SELECT p.id FROM search_papers p WHERE ${sql} ORDER BY ${order}`, values };
}

function byRelevance(plan: Plan): Select {
  const text = textOf(plan);
  const scattered = text === undefined || plan.where.some((condition) => condition.textual);
  return scattered ? scoredApart(plan) : scoredInPlace(plan, text);
}

/** All text stands in one MATCH: what finds a paper scores it. */
function scoredInPlace(plan: Plan, text: string): Select {
  const { sql, values } = conditionOf({ ...plan, match: [], except: [] });
  return {
    sql: `SELECT p.id FROM search_text CROSS JOIN search_papers p ON p.rowid = search_text.rowid
      WHERE search_text MATCH ? AND ${sql} ORDER BY ${SCORE}, ${NEWEST}`,
    values: [text, ...values],
  };
}

/** Text stands among alternatives to it: a search for any of it scores what the conditions find. */
function scoredApart(plan: Plan): Select {
  const { sql, values } = conditionOf(plan);
  return {
    sql: `WITH scored AS MATERIALIZED (
        SELECT rowid, ${SCORE} AS score FROM search_text WHERE search_text MATCH ?
      )
      SELECT p.id FROM search_papers p LEFT JOIN scored ON scored.rowid = p.rowid
      WHERE ${sql} ORDER BY scored.score NULLS LAST, ${NEWEST}`,
    values: [anyOf([...new Set(plan.rank)]), ...values],
  };
}

function run(database: Database, { sql, values }: Select): Row[] {
  return database.prepare(sql).all(...values);
}
