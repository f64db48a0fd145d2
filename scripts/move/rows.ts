/** What is moved, papers apart, and how each cell is kept in PostgreSQL. */
export const TABLES = {
  documents: { key: "text", value: "text", expires_at: "bigint" },
  ledgers: {
    place: "text",
    accounted_to: "bigint",
    pending: "boolean",
    format: "integer",
    doc: "text",
  },
  ledger_seen: { place: "text", packed: "bytea" },
  ledgers_aside: { place: "text", at: "bigint", format: "integer", doc: "text" },
} as const;

export type Table = keyof typeof TABLES;
export const tables: readonly Table[] = ["documents", "ledgers", "ledger_seen", "ledgers_aside"];

/** A row's cells, in the order of the table above. */
export type Cells = readonly unknown[];

/** One of the two places that things are moved between. */
export interface Rows {
  /** All of a table, in the order of its first column. */
  read(table: Table): AsyncIterable<Cells>;
  /** Adds rows to a table that has none of them. */
  write(table: Table, rows: readonly Cells[]): Promise<void>;
}

export function columnsOf(table: Table): string[] {
  return Object.keys(TABLES[table]);
}

/** How far was looked into other sites' answers is each process's own, and how sources answered is told anew. */
export const LEFT = ['"http:', '"shared:', '"moved:', '"heard:'];
