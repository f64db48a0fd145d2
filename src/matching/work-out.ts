import type { MatchFacts } from "../query/matches.ts";
import type { ConditionId } from "./condition-table.ts";
import type { Conditions } from "./conditions.ts";
import type { ReadPaper } from "./read-paper.ts";
import type { RowMemory } from "./row-memory.ts";
import type { BitRow, Rows } from "./rows.ts";

/** A batch of papers. The memory holds the row of every feature they have that is asked for. */
export interface Batch {
  readonly papers: readonly ReadPaper[];
  readonly rows: Rows;
  readonly memory: RowMemory;
  readonly outside: MatchFacts;
}

/** The papers of a batch that satisfy a condition, each worked out when it is first asked for. */
export function workOut(
  { papers, rows, memory, outside }: Batch,
  conditions: Conditions,
): (condition: ConditionId) => BitRow {
  const { kindOf, leftOf, rightOf, testOf } = conditions;

  function rowOf(condition: ConditionId): BitRow {
    const known = memory.rowOf(condition);
    if (known >= 0) return known;
    const row = compute(condition);
    memory.keep(condition, row);
    return row;
  }

  function compute(condition: ConditionId): BitRow {
    switch (kindOf(condition)) {
      case "every":
        return rows.every;
      case "not":
        return rows.not(rowOf(leftOf(condition)));
      case "and": {
        const left = rowOf(leftOf(condition));
        return left === rows.none ? left : rows.and(left, rowOf(rightOf(condition)));
      }
      case "or":
        return rows.or(rowOf(leftOf(condition)), rowOf(rightOf(condition)));
      case "filter":
        return passing(condition);
      default:
        // `none`, or a feature that none of these papers has.
        return rows.none;
    }
  }

  function passing(filter: ConditionId): BitRow {
    const test = testOf(filter);
    return rows.keep(rowOf(leftOf(filter)), (at) => {
      const paper = papers[at];
      return paper !== undefined && test?.(paper, outside) === true;
    });
  }

  return rowOf;
}
