import type { Paper } from "../paper/paper.ts";
import { readText } from "../stores/cells.ts";
import type { Row } from "../stores/database.ts";

/** A record that cannot be read and is left out; the others are not affected. */
export interface CorruptRecord {
  readonly table: "papers" | "finds";
  readonly paper: string;
  readonly reason: string;
}

export type OnCorrupt = (record: CorruptRecord) => void;

/** The paper that `read` makes of a row with an `id`, or undefined, after telling, when it is damaged. */
export function readRow(
  row: Row,
  table: CorruptRecord["table"],
  onCorrupt: OnCorrupt,
  read: (row: Row, id: string) => Paper,
): Paper | undefined {
  const id = readText(row.id);
  try {
    return read(row, id);
  } catch (error) {
    onCorrupt({ table, paper: id, reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
