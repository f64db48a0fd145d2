import { byteAt, startOf, wordAt } from "../number-at.ts";
import type { Dictionary } from "../segments/dictionary.ts";

/**
 * Calls with each term of a range that is at most so many edits away from what was typed, edits being
 * a letter more, less, other, or two neighbours swapped (optimal string alignment: L. Boytsov,
 * "Indexing methods for approximate dictionary searching", ACM JEA 16, 2011). The terms are in order,
 * so the rows of the usual table are kept for the beginning that a term shares with the one before,
 * and all terms with a beginning that is already too far are leapt over.
 * @param skip how many bytes at the start of each term are left out
 */
export function eachNear(
  { ends, bytes }: Dictionary,
  { from, to, skip = 0 }: { readonly from: number; readonly to: number; readonly skip?: number },
  typed: Uint8Array,
  most: number,
  visit: (at: number, distance: number) => void,
): void {
  const rows = [Uint8Array.from({ length: typed.length + 1 }, (_, at) => at)];
  const startAt = (at: number) => startOf(ends, at) + skip;
  /** How many bytes a term shares with another, of so many. */
  const shared = (one: number, other: number, length: number): number => {
    const [start, against] = [startAt(one), startAt(other)];
    const end = Math.min(length, wordAt(ends, other) - against);
    let count = 0;
    while (count < end && byteAt(bytes, start + count) === byteAt(bytes, against + count)) count++;
    return count;
  };
  // How many bytes of the term have rows; with `tooFar`, the last of these is beyond `most`.
  let known = 0;
  for (let at = from; at < to; ) {
    const term = at;
    const start = startAt(term);
    const length = wordAt(ends, term) - start;
    let tooFar = false;
    for (; known < length && !tooFar; known++)
      tooFar = nextRow(rows, bytes, { start, at: known }, typed, most) > most;
    const isAsLong = Math.abs(length - typed.length) <= most;
    const distance = rows[length]?.[typed.length] ?? BEYOND;
    if (!tooFar && isAsLong && distance <= most) visit(term, distance);
    at = tooFar ? behind(term, to, (other) => shared(term, other, known) === known) : term + 1;
    if (at < to) known = shared(term, at, known);
  }
}

/** More than any distance that is looked for. */
const BEYOND = 255;

/** The first after `at` for which a thing does not hold that holds for it and some behind it: by doubling steps, then by halves. */
function behind(at: number, to: number, holds: (at: number) => boolean): number {
  let step = 1;
  let low = at;
  while (low + step < to && holds(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Fills the row behind the byte `at` of the term that starts there, as far as cells can be at most
 * `most`: no further from the diagonal than that (E. Ukkonen, Information and Control 64, 1985).
 * @returns its least distance
 */
function nextRow(
  rows: Uint8Array[],
  bytes: Uint8Array,
  { start, at }: { readonly start: number; readonly at: number },
  typed: Uint8Array,
  most: number,
): number {
  const byte = byteAt(bytes, start + at);
  const before = at > 0 ? byteAt(bytes, start + at - 1) : -1;
  const above = rows[at];
  const row = rows[at + 1] ?? new Uint8Array(typed.length + 1);
  rows[at + 1] = row;
  const first = Math.max(1, at + 1 - most);
  const last = Math.min(typed.length, at + 1 + most);
  let least = first === 1 ? Math.min(BEYOND, at + 1) : BEYOND;
  row[first - 1] = least;
  row[last + 1] = BEYOND;
  for (let column = first; column <= last; column++) {
    const same = byte === typed[column - 1];
    let cost = Math.min(
      (above?.[column] ?? 0) + 1,
      byteAt(row, column - 1) + 1,
      (above?.[column - 1] ?? 0) + (same ? 0 : 1),
    );
    const swapped = byte === typed[column - 2] && before === typed[column - 1];
    if (swapped) cost = Math.min(cost, (rows[at - 1]?.[column - 2] ?? 0) + 1);
    row[column] = Math.min(BEYOND, cost);
    least = Math.min(least, cost);
  }
  return least;
}
