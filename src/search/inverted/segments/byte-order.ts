import { byteAt, floatAt, startOf, wordAt } from "../number-at.ts";
import { compareBytes, type Dictionary } from "./dictionary.ts";

/** A number of 53 bits holds the first four bytes of a term and its place, if no more terms than this. */
const MOST_KEYS = 2 ** 21;

/** So few are sorted by insertion, which needs no memory. */
const FEW = 16;

/**
 * The places of terms in the order of the terms' bytes. They are sorted by their first four bytes as
 * plain numbers, which takes no call for each comparison, then those that begin alike.
 */
export function byteOrder(terms: Dictionary): Uint32Array {
  const count = terms.ends.length;
  const compare = (one: number, other: number) => compareTerms(terms, one, other);
  const order = new Uint32Array(count).map((_, at) => at);
  if (count > MOST_KEYS) return order.sort(compare);
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at++) keys[at] = beginningOf(terms, at) * MOST_KEYS + at;
  keys.sort();
  for (let from = 0; from < count; ) {
    const beginning = Math.floor(floatAt(keys, from) / MOST_KEYS);
    let to = from;
    for (; to < count && Math.floor(floatAt(keys, to) / MOST_KEYS) === beginning; to++)
      order[to] = floatAt(keys, to) % MOST_KEYS;
    if (to - from > FEW) order.subarray(from, to).sort(compare);
    else insertInOrder(order, from, to, compare);
    from = to;
  }
  return order;
}

function insertInOrder(
  order: Uint32Array,
  from: number,
  to: number,
  compare: (one: number, other: number) => number,
): void {
  for (let next = from + 1; next < to; next++) {
    const term = wordAt(order, next);
    let at = next;
    for (; at > from && compare(wordAt(order, at - 1), term) > 0; at--)
      order[at] = wordAt(order, at - 1);
    order[at] = term;
  }
}

/** Its first four bytes as a number that is less for what comes before; none count as 0. */
function beginningOf({ ends, bytes }: Dictionary, at: number): number {
  const end = wordAt(ends, at);
  let from = startOf(ends, at);
  let beginning = 0;
  for (let n = 0; n < 4; n++, from++)
    beginning = beginning * 256 + (from < end ? byteAt(bytes, from) : 0);
  return beginning;
}

function compareTerms({ ends, bytes }: Dictionary, one: number, other: number): number {
  const [start, end] = [startOf(ends, one), wordAt(ends, one)];
  return compareBytes(bytes, start, end, bytes, startOf(ends, other), wordAt(ends, other));
}
