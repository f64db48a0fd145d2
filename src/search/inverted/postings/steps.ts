import { byteAt } from "../number-at.ts";
import type { Growing } from "./growing.ts";

/** What a byte that is not a number's last adds to it. */
const MORE = 255;

/** Writes a number as bytes that add up to it, of which only the last is below 255: nearly all take one. */
export function writeStep(bytes: Growing<Uint8Array>, value: number): void {
  let rest = value;
  for (; rest >= MORE; rest -= MORE) bytes.push(MORE);
  bytes.push(rest);
}

/** A place in bytes, moved by what reads there. */
export interface Cursor {
  at: number;
}

export function readStep(bytes: Uint8Array, cursor: Cursor): number {
  let value = 0;
  for (;;) {
    const byte = byteAt(bytes, cursor.at++);
    value += byte;
    if (byte < MORE) return value;
  }
}

/** The place behind `count` numbers that begin at `at`. */
export function skipSteps(bytes: Uint8Array, at: number, count: number): number {
  let end = at;
  // Added up rather than asked about: which byte is a number's last cannot be foreseen.
  for (let left = count; left > 0 && end < bytes.length; end++)
    left -= 1 - ((byteAt(bytes, end) + 1) >>> 8);
  return end;
}
