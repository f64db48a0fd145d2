import type { Postgres } from "../../src/postgres/postgres.ts";

interface PlanNode {
  readonly "Actual Rows": number;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows of tables and indexes a question that only reads has the server look at. */
export async function rowsRead(
  query: Postgres["query"],
  ...[sql, values]: Parameters<Postgres["query"]>
): Promise<number> {
  const [row] = await query(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values);
  const [{ Plan: plan }] = Object(row)["QUERY PLAN"] as [{ Plan: PlanNode }];
  return ofLeaves(plan);
}

function ofLeaves({ Plans: below = [], ...node }: PlanNode): number {
  if (below.length === 0) return node["Actual Rows"];
  return below.reduce((sum, each) => sum + ofLeaves(each), 0);
}
