import type { Candidate, Candidates } from "./candidates.ts";
import { createMarks, type Marks } from "./marks.ts";

/** What becomes of the papers of one digest, each counted once however many topics it is on. */
export interface Tally {
  /** In the order shown. */
  readonly shown: readonly Candidate[];
  /** How many there was no room for, under any topic. */
  readonly over: number;
  /** How many were posted before. */
  readonly posted: number;
  /** By the number of a candidate, as the last two. */
  isShown(number: number): boolean;
  show(candidate: Candidate): void;
  leaveOver(number: number): void;
  pass(number: number): void;
}

interface Sheets {
  readonly shown: Marks;
  readonly over: Marks;
  readonly posted: Marks;
}

/** Marks of all papers of a moment, used by one digest after the other. */
const sheets = new WeakMap<Candidates, Sheets>();

/** A tally with nothing in it; the one before it for the same candidates is over. */
export function tallyFor(candidates: Candidates): Tally {
  const known = sheets.get(candidates);
  const marks = known ?? { shown: createMarks(), over: createMarks(), posted: createMarks() };
  sheets.set(candidates, marks);
  for (const each of [marks.shown, marks.over, marks.posted]) each.clear();
  const shown: Candidate[] = [];
  let [over, posted] = [0, 0];
  return {
    shown,
    get over() {
      return over;
    },
    get posted() {
      return posted;
    },
    isShown: marks.shown.has,
    show(candidate) {
      const { number } = candidate;
      if (!marks.shown.add(number)) return;
      shown.push(candidate);
      // An earlier topic had no room for it.
      if (marks.over.has(number)) over -= 1;
    },
    leaveOver(number) {
      if (marks.over.add(number)) over += 1;
    },
    pass(number) {
      if (marks.posted.add(number)) posted += 1;
    },
  };
}
