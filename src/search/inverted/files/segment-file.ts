import { type FileHandle, open } from "node:fs/promises";
import type { Segment } from "../segments/segment.ts";
import type { SegmentContent } from "../segments/segment-sections.ts";
import { type ColdFile, openCold } from "./cold-file.ts";
import { Damaged } from "./damaged.ts";
import { readHeader, verifyPart, writeHeader } from "./file-header.ts";
import { fileParts, HEADER, type Layout, layoutOf, NUMBERS, viewsOf } from "./segment-layout.ts";
import { writeWhole } from "./write-file.ts";

/**
 * A segment's file: a header, its sections, then what is read on demand, each from a multiple of eight
 * bytes on. The header's checksum covers it and the sections.
 */
export async function writeSegment(path: string, content: SegmentContent): Promise<Layout> {
  const { numbers, hot, cold } = fileParts(content);
  await writeWhole(path, [writeHeader(numbers, hot), ...hot, ...cold]);
  return layoutOf(numbers);
}

export type StoredSegment = Pick<Segment, "papers" | "tokens" | "sections" | "cold">;

/** A segment whose sections are in memory and whose other parts are read from its file. */
export interface OpenedFile extends Pick<ColdFile, "check" | "close"> {
  readonly stored: StoredSegment;
}

/** @throws Damaged, or the file system's error */
export async function readSegment(path: string): Promise<OpenedFile> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const start = await readBytes(file, 0, Math.min(HEADER, size));
    const layout = layoutOf(readHeader(start, NUMBERS));
    if (size !== layout.later.to) throw new Damaged("its size is wrong");
    const hot = await readBytes(file, 0, layout.first.from);
    verifyPart(hot);
    const { cold, checkFirst, check, close } = openCold(path, layout);
    await checkFirst().catch((error: unknown) => {
      close();
      throw error;
    });
    const { papers, tokens } = layout;
    return { stored: { papers, tokens, sections: viewsOf(hot, layout), cold }, check, close };
  } finally {
    await file.close();
  }
}

async function readBytes(
  file: FileHandle,
  from: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, length - at, from + at);
    if (bytesRead === 0) throw new Damaged("it is cut");
    at += bytesRead;
  }
  return bytes;
}
