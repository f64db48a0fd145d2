import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { PaperId } from "../../paper/id.ts";
import { hasBit } from "./postings/bits.ts";
import { paperIdAt, type Segment } from "./segments/segment.ts";
import type { SegmentSet } from "./segments/segment-set.ts";

export interface CatchUpDeps {
  readonly set: SegmentSet;
  readonly catalogue: Pick<Catalogue, "get" | "changes" | "mark" | "count">;
  /** Up to which mark the set knows the catalogue, and whether it knows all. Kept up to date. */
  readonly progress: { mark: number; ended: boolean };
  /** Told how many papers were looked at. */
  readonly changed: (papers: number) => void;
  readonly signal: AbortSignal;
}

/** So many papers are indexed at a time: some milliseconds' work, between which others have their turn. */
const BATCH = 32;

/**
 * Brings segments up to date with the catalogue: with what changed since they were written; and with
 * everything if they are then not as many, or if the catalogue is an older one.
 */
export async function catchUp(deps: CatchUpDeps): Promise<void> {
  const { set, catalogue, progress } = deps;
  if (progress.mark > catalogue.mark()) progress.mark = 0;
  const fromStart = progress.mark === 0;
  await replay(deps);
  if (!fromStart && set.count() !== catalogue.count()) {
    progress.mark = 0;
    await replay(deps);
  }
  if (set.count() > catalogue.count()) await dropStrangers(deps);
  progress.ended = true;
}

async function replay({ set, catalogue, progress, changed, signal }: CatchUpDeps): Promise<void> {
  for (;;) {
    const { papers, mark } = catalogue.changes(progress.mark, BATCH);
    if (mark === progress.mark) return;
    set.add(papers);
    progress.mark = mark;
    changed(papers.length);
    await nextTurn();
    signal.throwIfAborted();
  }
}

/** Removes what the catalogue does not have: a backup was put in its place. */
async function dropStrangers({ set, catalogue, signal }: CatchUpDeps): Promise<void> {
  for (const segment of set.all()) {
    for (let from = 0; from < segment.papers; from += BATCH) {
      const asked = livingIds(segment, from, Math.min(segment.papers, from + BATCH));
      const known = new Set(catalogue.get(asked).map(({ id }) => id));
      set.remove(asked.filter((id) => !known.has(id)));
      await nextTurn();
      signal.throwIfAborted();
    }
  }
}

function livingIds(segment: Segment, from: number, to: number): PaperId[] {
  return Array.from({ length: to - from }, (_, n) => from + n)
    .filter((paper) => hasBit(segment.alive, paper))
    .map((paper) => paperIdAt(segment, paper));
}
