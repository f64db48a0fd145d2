import type { Condition } from "./condition-table.ts";
import type { Row } from "./rows.ts";

/** Of each condition, what has been worked out of the present batch of papers. */
export interface RowMemory {
  /** Forgets everything. @param end all conditions are below this */
  clear(end: Condition): void;
  /** -1 when it is not worked out. */
  rowOf(condition: Condition): Row;
  keep(condition: Condition, row: Row): void;
  /** Whether it is looked at for the first time. */
  isNew(condition: Condition): boolean;
}

export function createRowMemory(): RowMemory {
  let rows = new Int32Array();
  /** The batch in which each was worked out, so that nothing need be wiped between two batches. */
  let keptIn = new Int32Array();
  let lookedIn = new Int32Array();
  let batch = 0;

  return {
    clear(end) {
      batch += 1;
      if (end <= rows.length) return;
      const size = Math.ceil(end * 1.25);
      [rows, keptIn, lookedIn] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
    },
    rowOf: (condition) => (keptIn[condition] === batch ? (rows[condition] ?? -1) : -1),
    keep(condition, row) {
      keptIn[condition] = batch;
      rows[condition] = row;
    },
    isNew(condition) {
      if (lookedIn[condition] === batch) return false;
      lookedIn[condition] = batch;
      return true;
    },
  };
}
