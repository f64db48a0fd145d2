import type { Paper } from "../../../paper/paper.ts";
import type { CountOf, HasWhat } from "../../../query/query.ts";
import { byteAt } from "../number-at.ts";

/**
 * What of a segment's papers changes without their words; written in place. A column of counts that no
 * paper has is empty, as votes of papers that only arXiv has are.
 */
export interface Facts {
  votes: Int32Array;
  stars: Int32Array;
  comments: Int32Array;
  readonly flags: Uint8Array;
}

export const COUNTS = ["votes", "stars", "comments"] as const;

/** A count that no source gave; it is lower than all others. */
export const UNKNOWN = -(2 ** 31);
const MOST = 2 ** 31 - 1;

const FLAGS: Readonly<Record<HasWhat, number>> = { code: 1, project: 2, summary: 4 };

export function noFacts(papers: number): Facts {
  return { votes: EMPTY, stars: EMPTY, comments: EMPTY, flags: new Uint8Array(papers) };
}

const EMPTY = new Int32Array(0);

export function writeFacts(facts: Facts, at: number, paper: Paper): void {
  for (const of of COUNTS) writeCount(facts, of, at, bounded(paper[of]));
  facts.flags[at] =
    (paper.links.code === undefined ? 0 : FLAGS.code) |
    (paper.links.project === undefined ? 0 : FLAGS.project) |
    (paper.summary === undefined ? 0 : FLAGS.summary);
}

export function copyFacts(from: Facts, at: number, to: Facts, toAt: number): void {
  for (const of of COUNTS) writeCount(to, of, toAt, from[of][at] ?? UNKNOWN);
  to.flags[toAt] = byteAt(from.flags, at);
}

function writeCount(facts: Facts, of: CountOf, at: number, count: number): void {
  if (facts[of].length === 0 && count === UNKNOWN) return;
  facts[of] = wholeColumn(facts, of);
  facts[of][at] = count;
}

/** A column with a place for each paper. */
export function wholeColumn(facts: Facts, of: CountOf): Int32Array {
  const column = facts[of];
  return column.length > 0 ? column : new Int32Array(facts.flags.length).fill(UNKNOWN);
}

/** A copy of a column, empty if no paper has a count. */
export function shortened(column: Int32Array): Int32Array {
  return column.every((count) => count === UNKNOWN) ? EMPTY : column.slice();
}

/** A count as queries see it: 0 where it is not known. */
export function countAt(facts: Facts, of: CountOf, at: number): number {
  const count = facts[of][at] ?? UNKNOWN;
  return count === UNKNOWN ? 0 : count;
}

export function hasAt(facts: Facts, what: HasWhat, at: number): boolean {
  return (byteAt(facts.flags, at) & FLAGS[what]) !== 0;
}

function bounded(count: number | undefined): number {
  return count === undefined ? UNKNOWN : Math.max(UNKNOWN + 1, Math.min(MOST, count));
}
