import { hasBit } from "../postings/bits.ts";
import { copyFacts } from "../segments/facts.ts";
import { NOWHERE } from "../segments/merge-input.ts";
import { openSegment, type Segment, strike } from "../segments/segment.ts";
import type { SegmentSet } from "../segments/segment-set.ts";
import { Damaged } from "./damaged.ts";
import type { MergeJob } from "./merge-job.ts";
import { readSegment } from "./segment-file.ts";
import type { Shelf } from "./shelf.ts";
import { stateOf } from "./state-file.ts";

/** Merges files into another, and answers of each where its papers went. */
export type RunMerge = (job: MergeJob) => Promise<readonly Uint16Array[]>;

/**
 * Puts one segment in the place of several that are stored. Searches use the old ones until then.
 * @throws what the merge threw, or the file system's error
 */
export async function mergeStored(
  shelf: Shelf,
  set: SegmentSet,
  segments: readonly Segment[],
  run: RunMerge,
): Promise<void> {
  const number = shelf.freeNumber();
  const inputs = segments.map((segment) => ({
    path: shelf.segmentPath(shelf.stored.get(segment)?.number ?? 0),
    state: stateOf(segment),
  }));
  const places = await run({ inputs, output: shelf.segmentPath(number) });
  const { stored: parts, check, close } = await readSegment(shelf.segmentPath(number));
  await check();
  const merged = openSegment(parts);
  for (const [at, segment] of segments.entries()) carry(segment, merged, places[at]);
  set.replace(segments, [merged]);
  const old = segments.map((segment) => shelf.stored.get(segment));
  for (const segment of segments) shelf.stored.delete(segment);
  shelf.stored.set(merged, { number, close, check, saved: 0 });
  for (const of of old) of?.close();
  await shelf.publish(shelf.mark());
}

/** Brings a merged segment up to date with what happened to one of its parts meanwhile. */
function carry(from: Segment, to: Segment, places: Uint16Array | undefined): void {
  if (places?.length !== from.papers) throw new Damaged("a merge lost papers");
  for (const [paper, place] of places.entries()) {
    if (place === NOWHERE) continue;
    if (hasBit(from.alive, paper)) copyFacts(from.facts, paper, to.facts, place);
    else strike(to, place);
  }
  to.changes += 1;
}
