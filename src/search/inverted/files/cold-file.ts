import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Cold, Room } from "../segments/segment.ts";
import { Damaged } from "./damaged.ts";
import { checksum } from "./file-header.ts";
import type { Checked, Layout } from "./segment-layout.ts";

/** What is read from a file on demand, which stays open. */
export interface ColdFile {
  readonly cold: Cold;
  /** Reads what every search may need, which has to be done before. @throws Damaged, or the file system's error */
  checkFirst(): Promise<void>;
  /** Reads the rest, without holding up others. It is checked here, or else by whoever reads it first. */
  check(): Promise<void>;
  close(): void;
}

/** Read from a disk in a millisecond or two. */
const CHUNK = 2 ** 18;

/** @param isChecked of a file that was just written */
export function openCold(path: string, layout: Layout, isChecked = false): ColdFile {
  let descriptor: number | undefined = openSync(path, "r");
  let isSound = isChecked;

  function readAt(from: number, length: number, room?: Room): Uint8Array {
    // The number of a closed file is soon another file's.
    if (descriptor === undefined) throw new Error(`${path} is closed.`);
    const bytes = room ? roomFor(room, length) : Buffer.allocUnsafe(length);
    const read = readSync(descriptor, bytes, 0, length, from);
    if (read < length) throw new Damaged(`${path} is cut`);
    return bytes;
  }

  /** A turn of the loop for each chunk, if who asks waits for them. */
  function* checking({ from, to, sum }: Checked): Generator<void, void> {
    let found = 0;
    // Of a chunk for each, memory would stay taken long after.
    const room: Room = { bytes: Buffer.allocUnsafeSlow(CHUNK) };
    for (let at = from; at < to; at += CHUNK) {
      found = checksum([readAt(at, Math.min(CHUNK, to - at), room)], found);
      yield;
    }
    if (found !== sum) throw new Damaged("its checksum is wrong");
  }

  const checkLater = function* () {
    yield* checking(layout.later);
    isSound = true;
  };

  return {
    cold: {
      size: (part) => layout.cold[part].to - layout.cold[part].from,
      read(part, from, to, room) {
        const { from: start } = layout.cold[part];
        if (!isSound && start >= layout.later.from) for (const _ of checkLater());
        return readAt(start + from, to - from, room);
      },
    },
    async checkFirst() {
      if (!isChecked) for (const _ of checking(layout.first)) await nextTurn();
    },
    async check() {
      if (!isSound) for (const _ of checkLater()) await nextTurn();
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
