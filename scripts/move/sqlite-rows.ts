import { readBytes, readText } from "../../src/stores/cells.ts";
import type { Cell, Database, Row } from "../../src/stores/database.ts";
import { type Cells, columnsOf, type Rows, type Table } from "./rows.ts";

/** What the database of a folder holds. */
export function sqliteRows(database: Database): Rows {
  return {
    async *read(table) {
      const columns = columnsOf(table);
      const wholeOf = table === "ledger_seen" ? sealedBefore(database) : (row: Row) => row;
      const sql = `SELECT ${columns.join(", ")} FROM ${table} ORDER BY ${columns[0]}`;
      for (const each of database.prepare(sql).iterate()) {
        const row = wholeOf(each);
        yield columns.map((name) => (name === "pending" ? row[name] === 1 : plain(row[name])));
      }
    },
    async write(table, rows) {
      const insert = database.prepare(insertInto(table));
      database.transaction(() => {
        for (const row of rows) insert.run(...row.map(cellOf));
      });
    },
  };
}

/** A folder splits the papers that a channel was sent, of which PostgreSQL has all in one row. */
function sealedBefore(database: Database): (row: Row) => Row {
  const chunks = database.prepare(
    "SELECT packed FROM ledger_sealed WHERE place = ? ORDER BY number",
  );
  return ({ place, packed }) => {
    const sealed = chunks.all(readText(place)).map((chunk) => readBytes(chunk.packed));
    return { place: readText(place), packed: Buffer.concat([...sealed, readBytes(packed)]) };
  };
}

function insertInto(table: Table): string {
  const columns = columnsOf(table);
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
}

/** The package answers an ArrayBuffer for bytes. */
function plain(cell: unknown): unknown {
  return cell instanceof ArrayBuffer || cell instanceof Uint8Array
    ? Buffer.from(new Uint8Array(cell))
    : cell;
}

function cellOf(value: Cells[number]): Cell {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError("Expected a cell of the database.");
}
