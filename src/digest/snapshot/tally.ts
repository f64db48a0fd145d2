import type { Candidates } from "./candidates.ts";
import { createMarks, type Mark } from "./marks.ts";

/** What becomes of the papers of one digest, each counted once however many topics it is on. */
export interface Tally {
  /** How many are shown. */
  readonly shown: number;
  /** How many there was no room for, under any topic. */
  readonly over: number;
  /** How many were posted before. */
  readonly posted: number;
  /** What became of a paper so far, by its number. */
  fateOf(number: number): Mark;
  show(number: number): void;
  leaveOver(number: number): void;
  pass(number: number): void;
}

export const FATE = { none: 0, shown: 1, over: 2, posted: 3 } as const satisfies Record<
  string,
  Mark
>;

/** Of all papers of a moment, used by one digest after the other. */
const tallies = new WeakMap<Candidates, ReturnType<typeof createTally>>();

/** A tally with nothing in it; the one before it for the same candidates is over. */
export function tallyFor(candidates: Candidates): Tally {
  const known = tallies.get(candidates);
  if (known) return known.clear();
  const tally = createTally();
  tallies.set(candidates, tally);
  return tally;
}

function createTally(): Tally & { clear(): Tally } {
  const marks = createMarks();
  const tally = {
    shown: 0,
    over: 0,
    posted: 0,
    fateOf: marks.of,
    show(number: number): void {
      const fate = marks.of(number);
      if (fate === FATE.shown) return;
      marks.set(number, FATE.shown);
      tally.shown += 1;
      // An earlier topic had no room for it.
      if (fate === FATE.over) tally.over -= 1;
    },
    leaveOver(number: number): void {
      if (marks.of(number) === FATE.over) return;
      marks.set(number, FATE.over);
      tally.over += 1;
    },
    pass(number: number): void {
      if (marks.of(number) === FATE.posted) return;
      marks.set(number, FATE.posted);
      tally.posted += 1;
    },
    clear(): Tally {
      marks.clear();
      [tally.shown, tally.over, tally.posted] = [0, 0, 0];
      return tally;
    },
  };
  return tally;
}
