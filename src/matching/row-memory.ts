import type { ConditionId } from "./condition-table.ts";
import type { BitRow } from "./rows.ts";

/** Of each condition, what has been worked out of the present batch of papers. */
export interface RowMemory {
  /** Forgets everything. @param end all conditions are below this */
  clear(end: ConditionId): void;
  /** -1 when it is not worked out. */
  rowOf(condition: ConditionId): BitRow;
  keep(condition: ConditionId, row: BitRow): void;
  /** Whether it is looked at for the first time. */
  isNew(condition: ConditionId): boolean;
}

/** Of each condition side by side, as they are read together: its row, the batch it was kept in, the batch it was looked at in. */
const CELLS = 3;
const KEPT_IN = 1;
const LOOKED_IN = 2;
/** So much room is left for further topics. */
const SPARE = 1.1;

export function createRowMemory(): RowMemory {
  let cells = new Int32Array();
  /** Counted up, so that nothing need be wiped between two batches. */
  let batch = 0;

  return {
    clear(end) {
      batch += 1;
      if (end * CELLS > cells.length) cells = new Int32Array(Math.ceil(end * SPARE) * CELLS);
    },
    rowOf(condition) {
      const at = condition * CELLS;
      return cells[at + KEPT_IN] === batch ? (cells[at] ?? -1) : -1;
    },
    keep(condition, row) {
      const at = condition * CELLS;
      cells[at] = row;
      cells[at + KEPT_IN] = batch;
    },
    isNew(condition) {
      const at = condition * CELLS + LOOKED_IN;
      if (cells[at] === batch) return false;
      cells[at] = batch;
      return true;
    },
  };
}
