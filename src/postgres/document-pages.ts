import { setImmediate as nextTurn } from "node:timers/promises";
import type { Postgres, PostgresRow } from "./postgres.ts";

export interface DocumentPagesDeps {
  readonly postgres: Pick<Postgres, "query">;
  /** What is read of a document beside its `key`. */
  readonly columns: string;
  /** Keys lie between these, themselves left out. */
  readonly range: readonly [from: string, to: string];
  /** Documents in one page. */
  readonly size: number;
}

/**
 * Documents in the order of their keys. While a page is gone through, the server looks for the next one.
 * @throws StoreError
 */
export async function* documentPages(
  deps: DocumentPagesDeps,
): AsyncGenerator<readonly PostgresRow[]> {
  const { postgres, range, size } = deps;
  const [from, to] = range;
  const sql = listing(deps);
  const page = (after: unknown) => {
    const rows = postgres.query(sql, [after, to, size]);
    // Who goes through them may have stopped before.
    rows.catch(() => {});
    return rows;
  };
  let coming: ReturnType<typeof page> | undefined = page(from);
  while (coming) {
    const rows: readonly PostgresRow[] = await coming;
    coming = rows.length < size ? undefined : page(rows.at(-1)?.key);
    // Only then the question is on its way; and others have their turn.
    await nextTurn();
    yield rows;
  }
}

/**
 * The end of the range is looked at after the page is found. Within it, a server that has no statistics
 * yet, as after a move, takes two bounds for few rows and sorts all that are left for each page
 * (PostgreSQL 15.20, by EXPLAIN ANALYZE).
 */
function listing({ columns }: DocumentPagesDeps): string {
  return `SELECT * FROM (
      SELECT key, ${columns} FROM documents WHERE key > $1 ORDER BY key LIMIT $3
    ) AS page WHERE key < $2 ORDER BY key`;
}
