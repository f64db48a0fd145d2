import { byteAt, startOf, wordAt } from "../number-at.ts";
/** Terms in ascending order of their UTF-8 bytes; `ends[n]` is where term n ends. */
export interface Dictionary {
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodeTerm(term: string): Uint8Array {
  return encoder.encode(term);
}

export function sizeOf({ ends }: Dictionary): number {
  return ends.length;
}

/** The term's number, or -1. */
export function findTerm(dictionary: Dictionary, term: Uint8Array): number {
  const at = lowerBound(dictionary, term);
  return at < dictionary.ends.length && compareTerm(dictionary, at, term) === 0 ? at : -1;
}

/** As `findTerm`, for what searches ask of the same dictionary again and again. */
export function findToken(dictionary: Dictionary, token: string): number {
  const known = found.get(dictionary) ?? new Map<string, number>();
  found.set(dictionary, known);
  const before = known.get(token);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const at = findTerm(dictionary, encodedToken(token));
  known.set(token, at);
  return at;
}

const found = new WeakMap<Dictionary, Map<string, number>>();
const MOST_KNOWN = 4_000;

/** A search asks one segment after the other for the same token. */
function encodedToken(token: string): Uint8Array {
  if (last.token !== token) last = { token, bytes: encodeTerm(token) };
  return last.bytes;
}

let last: { readonly token: string; readonly bytes: Uint8Array } = {
  token: "",
  bytes: new Uint8Array(0),
};

export function termAt({ ends, bytes }: Dictionary, at: number): string {
  return decoder.decode(bytes.subarray(startOf(ends, at), wordAt(ends, at)));
}

/** The number of the first term that is not before this one. */
function lowerBound(dictionary: Dictionary, term: Uint8Array): number {
  let low = 0;
  let high = dictionary.ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareTerm(dictionary, middle, term) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where terms with this beginning start, and where they end. */
export function prefixRange(
  dictionary: Dictionary,
  prefix: Uint8Array,
): { from: number; to: number } {
  const from = lowerBound(dictionary, prefix);
  // No UTF-8 text has the byte FF.
  const beyond = new Uint8Array(prefix.length + 1).fill(255);
  beyond.set(prefix);
  return { from, to: lowerBound(dictionary, beyond) };
}

function compareTerm({ ends, bytes }: Dictionary, at: number, term: Uint8Array): number {
  const start = startOf(ends, at);
  return compareBytes(bytes, start, wordAt(ends, at), term, 0, term.length);
}

/** Below 0 when the first is before the second, 0 when they are equal. */
export function compareBytes(
  one: Uint8Array,
  oneFrom: number,
  oneTo: number,
  other: Uint8Array,
  otherFrom: number,
  otherTo: number,
): number {
  const length = Math.min(oneTo - oneFrom, otherTo - otherFrom);
  for (let at = 0; at < length; at++) {
    const difference = byteAt(one, oneFrom + at) - byteAt(other, otherFrom + at);
    if (difference !== 0) return difference;
  }
  return oneTo - oneFrom - (otherTo - otherFrom);
}

/** Texts in the order of their bytes, which only beyond the basic plane is not that of JavaScript. */
export function inByteOrder(terms: readonly string[]): string[] {
  const sorted = [...terms];
  if (!/[\uD800-\uDFFF]/.test(terms.join(""))) return sorted.sort();
  return sorted.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

/** Texts in a row, in the order given. All are encoded in one call, which is the dear part. */
export function dictionaryOf(texts: readonly string[]): Dictionary {
  const all = texts.join("");
  const bytes = encoder.encode(all);
  const bytesOf = bytes.length === all.length ? lengthOf : Buffer.byteLength;
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [at, text] of texts.entries()) ends[at] = end += bytesOf(text);
  return { bytes, ends };
}

function lengthOf(text: string): number {
  return text.length;
}
