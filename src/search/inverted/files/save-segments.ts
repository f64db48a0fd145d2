import { mergeInputOf, population, type Segment } from "../segments/segment.ts";
import type { SegmentSet } from "../segments/segment-set.ts";
import { openCold } from "./cold-file.ts";
import { writeSegment } from "./segment-file.ts";
import type { Shelf, Stored } from "./shelf.ts";
import { type SegmentState, stateOf, writeState } from "./state-file.ts";

/**
 * Writes what the set has in memory alone, and what changed of the rest, as of this moment, at which
 * the set knows the catalogue up to `mark`. What could not be written stays in memory.
 * @throws the file system's error
 */
export async function saveSegments(shelf: Shelf, set: SegmentSet, mark: number): Promise<void> {
  // All that is written is copied before anything is waited for: it is of one moment.
  const frozen = set.freeze();
  const states = changedStates(shelf);
  const ends = await Promise.allSettled(frozen.map((segment) => saveNew(shelf, segment)));
  set.thaw(frozen.filter((segment) => !shelf.stored.has(segment)));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  for (const { of, changes, state } of states) {
    of.state = await saveState(shelf, state);
    of.saved = changes;
  }
  await shelf.publish(mark);
}

function changedStates({ stored }: Shelf) {
  return [...stored]
    .filter(([segment, { saved }]) => segment.changes !== saved)
    .map(([segment, of]) => ({ of, changes: segment.changes, state: stateOf(segment) }));
}

/** From then on the segment reads what is seldom needed from its file. */
async function saveNew(shelf: Shelf, segment: Segment): Promise<void> {
  const { tokens, changes } = segment;
  const [input, now] = [mergeInputOf(segment), stateOf(segment)];
  const content = { ...input, tokens, sections: { ...input.sections, ...now.facts } };
  const whole = population(segment) === segment.papers;
  const number = shelf.freeNumber();
  const path = shelf.segmentPath(number);
  const layout = await writeSegment(path, content);
  const state = whole ? {} : { state: await saveState(shelf, now) };
  const { cold, check, close } = openCold(path, layout, true);
  segment.cold = cold;
  const of: Stored = { number, close, check, saved: changes, ...state };
  shelf.stored.set(segment, of);
}

async function saveState(shelf: Shelf, state: SegmentState): Promise<number> {
  const number = shelf.freeNumber();
  await writeState(shelf.statePath(number), state);
  return number;
}
