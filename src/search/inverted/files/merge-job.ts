import type { MergeInput } from "../segments/merge-input.ts";
import { mergeSegments } from "../segments/merge-segments.ts";
import { mergeInputOf, openSegment } from "../segments/segment.ts";
import { readSegment, writeSegment } from "./segment-file.ts";
import type { SegmentState } from "./state-file.ts";

/** Segments' files to be merged into another, each with what it is now. */
export interface MergeJob {
  readonly inputs: readonly { readonly path: string; readonly state: SegmentState }[];
  readonly output: string;
}

/** @returns of each input, where its papers went */
export async function runMergeJob({ inputs, output }: MergeJob): Promise<readonly Uint16Array[]> {
  const read: MergeInput[] = [];
  for (const { path, state } of inputs) {
    const { stored, close } = await readSegment(path);
    read.push(mergeInputOf(openSegment({ ...stored, ...state })));
    close();
  }
  const { content, places } = mergeSegments(read);
  await writeSegment(output, content);
  return places;
}
