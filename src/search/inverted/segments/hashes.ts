import { byteAt, wordAt } from "../number-at.ts";

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function hashOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ byteAt(bytes, at), 0x01000193);
  return sum >>> 0;
}

/** The place of the first of ascending hashes that is not below one. */
export function firstHash(hashes: Uint32Array, wanted: number): number {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (wordAt(hashes, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
