import type { Paper } from "../paper/paper.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Row } from "../stores/database.ts";
import { readDoc } from "./paper-record.ts";

/** A record that cannot be read and is left out; the others are not affected. */
export interface CorruptRecord {
  readonly table: "papers" | "finds";
  readonly paper: string;
  readonly reason: string;
}

export type OnCorrupt = (record: CorruptRecord) => void;

/** The paper in a row of `{id, format, doc}`, or undefined, after telling, when it is damaged. */
export function readPaperRow(
  row: Row,
  table: CorruptRecord["table"],
  onCorrupt: OnCorrupt,
): Paper | undefined {
  const id = readText(row.id);
  try {
    return readDoc(id, readInteger(row.format), readText(row.doc));
  } catch (error) {
    onCorrupt({ table, paper: id, reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
