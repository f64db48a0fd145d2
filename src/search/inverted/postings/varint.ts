import { byteAt } from "../number-at.ts";
import type { Growing } from "./growing.ts";

/** Writes a number from 0 below 2^32 in groups of seven bits, the lowest first; all but the last have bit 7. */
export function writeVarint(bytes: Growing<Uint8Array>, value: number): void {
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
}

/** A place in bytes, moved by what reads there. */
export interface Cursor {
  at: number;
}

export function readVarint(bytes: Uint8Array, cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = byteAt(bytes, cursor.at++);
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}

/** The place behind `count` numbers that begin at `at`. */
export function skipVarints(bytes: Uint8Array, at: number, count: number): number {
  let end = at;
  // Added up rather than asked about: which byte is a number's last cannot be foreseen.
  for (let left = count; left > 0 && end < bytes.length; end++)
    left -= 1 - (byteAt(bytes, end) >>> 7);
  return end;
}
