import { wordAt } from "../number-at.ts";
/** A set of a segment's papers: bit n is paper n; bits beyond the last paper are 0. */
export type Bits = Uint32Array;

export function noBits(papers: number): Bits {
  return new Uint32Array((papers + 31) >>> 5);
}

export function allBits(papers: number): Bits {
  const bits = noBits(papers);
  setRange(bits, 0, papers);
  return bits;
}

export function hasBit(bits: Bits, at: number): boolean {
  return ((wordAt(bits, at >>> 5) >>> (at & 31)) & 1) === 1;
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = wordAt(bits, at >>> 5) | (1 << (at & 31));
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = wordAt(bits, at >>> 5) & ~(1 << (at & 31));
}

/** Sets the bits from `from` up to, not including, `to`. */
export function setRange(bits: Bits, from: number, to: number): void {
  let at = from;
  for (; at < to && (at & 31) !== 0; at++) setBit(bits, at);
  for (; at + 32 <= to; at += 32) bits[at >>> 5] = 0xffffffff;
  for (; at < to; at++) setBit(bits, at);
}

/** Keeps in `bits` what `others` has too. */
export function intersect(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = wordAt(bits, at) & wordAt(others, at);
}

export function unite(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = wordAt(bits, at) | wordAt(others, at);
}

/** Adds to `bits` what `others` has of some. */
export function uniteAmong(bits: Bits, others: Bits, among: Bits): void {
  for (let at = 0; at < bits.length; at++)
    bits[at] = wordAt(bits, at) | (wordAt(others, at) & wordAt(among, at));
}

export function subtract(bits: Bits, others: Bits): void {
  for (let at = 0; at < bits.length; at++) bits[at] = wordAt(bits, at) & ~wordAt(others, at);
}

export function isEmpty(bits: Bits): boolean {
  for (let at = 0; at < bits.length; at++) if (bits[at] !== 0) return false;
  return true;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let at = 0; at < bits.length; at++) count += ones(wordAt(bits, at));
  return count;
}

/** How many of a word's bits are set: sums of neighbouring bits, pairs, fours, then all at once. */
export function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The number of the lowest bit that is set in a word other than 0. */
export function lowest(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** Calls with each member in ascending order, until one answers `false`. */
export function eachBit(bits: Bits, visit: (at: number) => unknown): void {
  for (let at = 0; at < bits.length; at++) {
    for (let word = wordAt(bits, at); word !== 0; word &= word - 1) {
      if (visit(at * 32 + lowest(word)) === false) return;
    }
  }
}

/** The members for which `holds` is true. */
export function filterBits(bits: Bits, holds: (at: number) => boolean): Bits {
  const kept = new Uint32Array(bits.length);
  eachBit(bits, (at) => {
    if (holds(at)) setBit(kept, at);
  });
  return kept;
}
