import { stem } from "./stem.ts";
import { type Token, tokenOf } from "./token.ts";

/** Stems asked for before: running text repeats its words. */
export interface StemMemo {
  /** The stem of the ASCII letters that stand in `bytes` from `start` to `end`, in any case. */
  at(bytes: Uint8Array, start: number, end: number): Token;
}

/**
 * A hash table keyed by letters in place, so that a known word costs neither a string nor its hash:
 * this is where most of the time to read an abstract would go. It forgets all when full.
 * @param capacity words kept at most
 */
export function createStemMemo(capacity: number): StemMemo {
  const mask = 2 ** Math.ceil(Math.log2(capacity * 2)) - 1;
  /** An entry's number + 1, or 0. */
  const slots = new Int32Array(mask + 1);
  const hashes = new Int32Array(capacity);
  /** The words in lower case behind each other, and where each ends. */
  let letters = new Uint8Array(Math.max(capacity, MOST_LETTERS));
  const ends = new Uint32Array(capacity);
  const tokens: Token[] = [];

  const learn = (slot: number, sum: number, bytes: Uint8Array, start: number, end: number) => {
    const entry = tokens.length;
    const from = ends[entry - 1] ?? 0;
    const to = from + end - start;
    if (to > letters.length) letters = enlarged(letters);
    for (let at = start; at < end; at++) letters[from + at - start] = (bytes[at] ?? 0) | LOWER_CASE;
    const word = String.fromCharCode(...letters.subarray(from, to));
    const token = tokenOf(stem(word));
    tokens.push(token);
    ends[entry] = to;
    hashes[entry] = sum;
    slots[slot] = entry + 1;
    return token;
  };

  const isAt = (entry: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const from = ends[entry - 1] ?? 0;
    if ((ends[entry] ?? 0) - from !== end - start) return false;
    for (let at = start; at < end; at++)
      if (letters[from + at - start] !== ((bytes[at] ?? 0) | LOWER_CASE)) return false;
    return true;
  };

  const forget = () => {
    slots.fill(0);
    tokens.length = 0;
  };

  return {
    at(bytes, start, end) {
      if (tokens.length >= capacity) forget();
      const sum = hash(bytes, start, end);
      for (let slot = sum & mask; ; slot = (slot + 1) & mask) {
        const entry = (slots[slot] ?? 0) - 1;
        if (entry < 0) return learn(slot, sum, bytes, start, end);
        const token = tokens[entry];
        if (token && hashes[entry] === sum && isAt(entry, bytes, start, end)) return token;
      }
    },
  };
}

/** No word has more. */
const MOST_LETTERS = 64;

/** Setting this bit turns A–Z into a–z. */
const LOWER_CASE = 32;

function hash(bytes: Uint8Array, start: number, end: number): number {
  let sum = end - start;
  for (let at = start; at < end; at++) {
    sum = Math.imul(sum ^ ((bytes[at] ?? 0) | LOWER_CASE), 0x5bd1e995);
  }
  return sum ^ (sum >>> 15);
}

function enlarged(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
