import { closeSync, openSync, readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Cold, Room, Segment } from "../segments/segment.ts";
import {
  type ColdParts,
  SECTIONS,
  type Sections,
  type SegmentContent,
} from "../segments/segment-sections.ts";
import { Damaged } from "./damaged.ts";
import {
  bytesOf,
  checksum,
  headerSize,
  readHeader,
  verifyPart,
  writeHeader,
} from "./file-header.ts";
import { writeWhole } from "./write-file.ts";

const NAMES = Object.keys(SECTIONS) as readonly (keyof Sections)[];
/** Papers, tokens, the checksum and the two sizes of the cold part, and the size of each section. */
const NUMBERS = 5 + NAMES.length;
const HEADER = headerSize(NUMBERS);

/**
 * A segment's file: a header, its sections, each from a multiple of eight bytes on, then what is read
 * on demand. The header's checksum covers it and the sections.
 */
export async function writeSegment(path: string, content: SegmentContent): Promise<void> {
  const { papers, tokens, sections, cold } = content;
  const hot = NAMES.flatMap((name) => padded(bytesOf(sections[name])));
  const coldSum = checksum([cold.positions, cold.names]);
  const sizes = NAMES.map((name) => sections[name].byteLength);
  const numbers = [papers, tokens, coldSum, cold.positions.length, cold.names.length, ...sizes];
  await writeWhole(path, [writeHeader(numbers, hot), ...hot, cold.positions, cold.names]);
}

export type StoredSegment = Pick<Segment, "papers" | "tokens" | "sections" | "cold">;

/**
 * A segment whose sections are in memory and whose other parts are read from its file, which stays
 * open. These are checked before the first of them is used: by `check`, or else by whoever reads.
 */
export interface OpenedFile {
  readonly stored: StoredSegment;
  /** Reads them all, without holding up others. @throws Damaged, or the file system's error */
  check(): Promise<void>;
  close(): void;
}

/** @throws Damaged, or the file system's error */
export async function readSegment(path: string): Promise<OpenedFile> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const start = await readBytes(file, 0, Math.min(HEADER, size));
    const layout = layoutOf(readHeader(start, NUMBERS));
    if (size !== layout.end) throw new Damaged("its size is wrong");
    const hot = await readBytes(file, 0, layout.coldFrom);
    verifyPart(hot);
    const { cold, ...opened } = openCold(path, layout, layout.coldSum);
    const { papers, tokens } = layout;
    return { stored: { papers, tokens, sections: viewsOf(hot, layout), cold }, ...opened };
  } finally {
    await file.close();
  }
}

/** Reads positions and names, of a file that was just written or else has to have this checksum. */
export function openCold(
  path: string,
  { coldFrom, positions, end }: Pick<Layout, "coldFrom" | "positions" | "end">,
  coldSum?: number,
): { readonly cold: Cold } & Pick<OpenedFile, "check" | "close"> {
  let descriptor: number | undefined = openSync(path, "r");
  let isChecked = coldSum === undefined;
  const start = (part: keyof ColdParts) => coldFrom + (part === "names" ? positions : 0);

  function readAt(from: number, length: number, room?: Room): Uint8Array {
    // The number of a closed file is soon another file's.
    if (descriptor === undefined) throw new Error(`${path} is closed.`);
    const bytes = room ? roomFor(room, length) : Buffer.allocUnsafe(length);
    const read = readSync(descriptor, bytes, 0, length, from);
    if (read < length) throw new Damaged(`${path} is cut`);
    return bytes;
  }

  /** A turn of the loop for each chunk, if who asks waits for them. */
  function* checking(): Generator<void, void> {
    let sum = 0;
    // Of a chunk for each, memory would stay taken long after.
    const room: Room = { bytes: Buffer.allocUnsafeSlow(CHUNK) };
    for (let from = coldFrom; from < end; from += CHUNK) {
      sum = checksum([readAt(from, Math.min(CHUNK, end - from), room)], sum);
      yield;
    }
    if (sum !== coldSum) throw new Damaged("its checksum is wrong");
    isChecked = true;
  }

  return {
    cold: {
      read(part, from, to, room) {
        if (!isChecked) for (const _ of checking());
        return readAt(start(part) + from, to - from, room);
      },
    },
    async check() {
      if (!isChecked) for (const _ of checking()) await nextTurn();
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

function roomFor(room: Room, length: number): Uint8Array {
  if (room.bytes.length < length) room.bytes = Buffer.allocUnsafeSlow(length * 2);
  return room.bytes.subarray(0, length);
}

interface Layout {
  readonly papers: number;
  readonly tokens: number;
  readonly coldSum: number;
  readonly positions: number;
  /** Where each section begins, and its size in bytes. */
  readonly sections: readonly (readonly [start: number, size: number])[];
  readonly coldFrom: number;
  readonly end: number;
}

function layoutOf(numbers: readonly number[]): Layout {
  const [papers = 0, tokens = 0, coldSum = 0, positions = 0, names = 0, ...sizes] = numbers;
  let at = HEADER;
  const sections = sizes.map((size): [number, number] => {
    const start = at;
    at += size + padding(size);
    return [start, size];
  });
  return {
    papers,
    tokens,
    coldSum,
    positions,
    sections,
    coldFrom: at,
    end: at + positions + names,
  };
}

export function layoutFor({ sections, cold }: Pick<SegmentContent, "sections" | "cold">) {
  const size = NAMES.reduce((sum, name) => {
    const { byteLength } = sections[name];
    return sum + byteLength + padding(byteLength);
  }, HEADER);
  const [positions, names] = [cold.positions.length, cold.names.length];
  return { coldFrom: size, positions, end: size + positions + names };
}

function viewsOf(hot: Uint8Array<ArrayBuffer>, { sections }: Layout): Sections {
  const views = NAMES.map((name, at) => {
    const [start = 0, size = 0] = sections[at] ?? [];
    const Column = SECTIONS[name];
    return [name, new Column(hot.buffer, hot.byteOffset + start, size / Column.BYTES_PER_ELEMENT)];
  });
  return Object.fromEntries(views);
}

/** Read from a disk in a millisecond or two. */
const CHUNK = 2 ** 18;

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

function padded(bytes: Uint8Array): Uint8Array[] {
  return [bytes, new Uint8Array(padding(bytes.length))];
}

function padding(size: number): number {
  return (8 - (size % 8)) % 8;
}
