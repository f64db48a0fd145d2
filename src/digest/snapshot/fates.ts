import type { Candidates } from "./candidates.ts";
import { createRoundMarks, type RoundMark } from "./round-marks.ts";

/** What becomes of the papers of one digest, each counted once however many topics it is on. */
export interface Fates {
  /** How many are shown. */
  readonly shown: number;
  /** How many there was no room for, under any topic. */
  readonly over: number;
  /** How many were posted before. */
  readonly posted: number;
  /** Of the topic that was begun last. */
  readonly topic: TopicFates;
  beginTopic(): void;
  /** What became of a paper so far, by its number. */
  fateOf(number: number): RoundMark;
  show(number: number): void;
  leaveOver(number: number): void;
  pass(number: number): void;
}

/** What became of the papers of one topic. */
export interface TopicFates {
  /** In the order they were shown in. */
  readonly shown: readonly number[];
  /** How many there was no room for, also where another topic counts them. */
  readonly over: number;
}

export const FATE = { none: 0, shown: 1, over: 2, posted: 3 } as const satisfies Record<
  string,
  RoundMark
>;

/** Of all papers of a moment, used by one digest after the other. */
const kept = new WeakMap<Candidates, ReturnType<typeof createFates>>();

/** Fates of no paper yet; those before them for the same candidates are over. */
export function fatesFor(candidates: Candidates): Fates {
  const known = kept.get(candidates);
  if (known) return known.clear();
  const fates = createFates();
  kept.set(candidates, fates);
  return fates;
}

function createFates(): Fates & { clear(): Fates } {
  const marks = createRoundMarks();
  const fates = {
    shown: 0,
    over: 0,
    posted: 0,
    topic: newTopic(),
    beginTopic(): void {
      fates.topic = newTopic();
    },
    fateOf: marks.of,
    show(number: number): void {
      const fate = marks.of(number);
      if (fate === FATE.shown) return;
      marks.set(number, FATE.shown);
      fates.shown += 1;
      fates.topic.shown.push(number);
      // An earlier topic had no room for it.
      if (fate === FATE.over) fates.over -= 1;
    },
    leaveOver(number: number): void {
      fates.topic.over += 1;
      if (marks.of(number) === FATE.over) return;
      marks.set(number, FATE.over);
      fates.over += 1;
    },
    pass(number: number): void {
      if (marks.of(number) === FATE.posted) return;
      marks.set(number, FATE.posted);
      fates.posted += 1;
    },
    clear(): Fates {
      marks.clear();
      [fates.shown, fates.over, fates.posted] = [0, 0, 0];
      fates.beginTopic();
      return fates;
    },
  };
  return fates;
}

function newTopic(): { readonly shown: number[]; over: number } {
  return { shown: [], over: 0 };
}
