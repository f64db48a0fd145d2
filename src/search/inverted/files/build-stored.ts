import type { PaperId } from "../../../paper/id.ts";
import { openSegment, strikeAll } from "../segments/segment.ts";
import type { SegmentSet } from "../segments/segment-set.ts";
import type { Builder } from "./build-apart.ts";
import { readSegment } from "./segment-file.ts";
import type { Shelf } from "./shelf.ts";

export interface BuildStoredDeps {
  readonly shelf: Shelf;
  readonly set: SegmentSet;
  readonly builder: Builder;
  /** Papers that were added or removed since the build began: what is built may know them as they were. */
  readonly touched: ReadonlySet<PaperId>;
  readonly signal: AbortSignal;
}

/**
 * Makes files of the whole catalogue, each searched as soon as it is there. They count for the next
 * start once the shelf is published with a mark.
 * @returns the catalogue's mark up to which they have everything
 * @throws what the builder threw, or the file system's error
 */
export async function buildStored(deps: BuildStoredDeps): Promise<number> {
  const { shelf, builder, signal } = deps;
  let after = 0;
  for (;;) {
    const number = shelf.freeNumber();
    const release = shelf.reserve(number);
    try {
      const job = { after, output: shelf.segmentPath(number) };
      const { mark, papers } = await builder.build(job, signal);
      signal.throwIfAborted();
      if (mark === after) return mark;
      if (papers > 0) await takeIn(deps, number);
      after = mark;
    } finally {
      release();
    }
  }
}

async function takeIn({ shelf, set, touched }: BuildStoredDeps, number: number): Promise<void> {
  const { stored: parts, ...file } = await readSegment(shelf.segmentPath(number));
  const segment = openSegment(parts);
  strikeAll(segment, touched);
  shelf.stored.set(segment, { number, ...file, saved: 0 });
  set.replace([], [segment]);
}
