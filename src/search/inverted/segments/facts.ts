import type { Paper } from "../../../paper/paper.ts";
import type { CountOf, HasWhat } from "../../../query/query.ts";
import { byteAt } from "../number-at.ts";

/** What of a segment's papers changes without their words; written in place. */
export interface Facts {
  readonly votes: Int32Array;
  readonly stars: Int32Array;
  readonly comments: Int32Array;
  readonly flags: Uint8Array;
}

/** A count that no source gave; it is lower than all others. */
export const UNKNOWN = -(2 ** 31);
const MOST = 2 ** 31 - 1;

const FLAGS: Readonly<Record<HasWhat, number>> = { code: 1, project: 2, summary: 4 };

export function noFacts(papers: number): Facts {
  return {
    votes: new Int32Array(papers).fill(UNKNOWN),
    stars: new Int32Array(papers).fill(UNKNOWN),
    comments: new Int32Array(papers).fill(UNKNOWN),
    flags: new Uint8Array(papers),
  };
}

export function writeFacts(facts: Facts, at: number, paper: Paper): void {
  facts.votes[at] = bounded(paper.votes);
  facts.stars[at] = bounded(paper.stars);
  facts.comments[at] = bounded(paper.comments);
  facts.flags[at] =
    (paper.links.code === undefined ? 0 : FLAGS.code) |
    (paper.links.project === undefined ? 0 : FLAGS.project) |
    (paper.summary === undefined ? 0 : FLAGS.summary);
}

export function copyFacts(from: Facts, at: number, to: Facts, toAt: number): void {
  for (const name of ["votes", "stars", "comments", "flags"] as const)
    to[name][toAt] = from[name][at] ?? 0;
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
