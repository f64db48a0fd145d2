import { type Fence, HELD } from "../../src/postgres/fence.ts";
import type { Postgres, PostgresRow } from "../../src/postgres/postgres.ts";
import { write } from "../../src/postgres/write.ts";
import { columnsOf, type Rows, TABLES, type Table } from "./rows.ts";

const PAGE = 500;

/** What PostgreSQL holds; it is written under a lease, so that no process goes on meanwhile. */
export function postgresRows(postgres: Postgres, fence: Fence): Rows {
  return {
    async *read(table) {
      const columns = columnsOf(table);
      for (let from = 0; ; from += PAGE) {
        const rows: readonly PostgresRow[] = await postgres.query(
          `SELECT ${columns.join(", ")} FROM ${table} ORDER BY ${columns[0]} COLLATE "C", 2
           LIMIT $1 OFFSET $2`,
          [PAGE, from],
        );
        for (const row of rows) yield columns.map((name) => row[name]);
        if (rows.length < PAGE) return;
      }
    },
    async write(table, rows) {
      if (rows.length === 0) return;
      const columns = columnsOf(table);
      const values = columns.map((_, at) => rows.map((row) => row[at]));
      await write(postgres, fence, insertInto(table), values);
    },
  };
}

function insertInto(table: Table): string {
  const columns = columnsOf(table);
  const arrays = Object.values(TABLES[table]).map((type, at) => `$${at + 4}::${type}[]`);
  const fenced = table === "ledgers_aside" || table === "documents" ? [] : ["number", "turn"];
  return `WITH ${HELD}, changed AS (
    INSERT INTO ${table} (${[...columns, ...fenced].join(", ")})
    SELECT ${[...columns.map((name) => `given.${name}`), ...fenced.map((name) => `held.${name}`)].join(", ")}
    FROM unnest(${arrays.join(", ")}) AS given (${columns.join(", ")}), held
    RETURNING ${columns[0]} AS name
  )`;
}
