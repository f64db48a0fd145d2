import { byteAt } from "../number-at.ts";
import { bytesAt, type Dictionary } from "../segments/dictionary.ts";

/**
 * Calls with each term of a range that is at most so many edits away from what was typed, edits being
 * a letter more, less, other, or two neighbours swapped (optimal string alignment: L. Boytsov,
 * "Indexing methods for approximate dictionary searching", ACM JEA 16, 2011). The terms are in order,
 * so the rows of the usual table are kept for the beginning that a term shares with the one before,
 * and all terms with a beginning that is already too far are passed over.
 * @param skip how many bytes at the start of each term are left out
 */
export function eachNear(
  dictionary: Dictionary,
  { from, to, skip = 0 }: { readonly from: number; readonly to: number; readonly skip?: number },
  typed: Uint8Array,
  most: number,
  visit: (at: number, distance: number) => void,
): void {
  const rows = [Uint8Array.from({ length: typed.length + 1 }, (_, at) => at)];
  let before: Uint8Array = new Uint8Array(0);
  // How many bytes of the term before have rows; with `tooFar`, the last of these is beyond `most`.
  let known = 0;
  let tooFar = false;
  for (let at = from; at < to; at++) {
    const term = bytesAt(dictionary, at).subarray(skip);
    const shared = sharedStart(before, term, known);
    if (tooFar && shared === known) continue;
    known = shared;
    tooFar = false;
    for (; known < term.length && !tooFar; known++)
      tooFar = nextRow(rows, term, known, typed) > most;
    before = term;
    const distance = rows[term.length]?.[typed.length] ?? most + 1;
    if (!tooFar && distance <= most) visit(at, distance);
  }
}

function sharedStart(one: Uint8Array, other: Uint8Array, most: number): number {
  let length = 0;
  while (length < most && length < other.length && one[length] === other[length]) length++;
  return length;
}

/** Fills the row behind a term's byte `at`. @returns its least distance */
function nextRow(rows: Uint8Array[], term: Uint8Array, at: number, typed: Uint8Array): number {
  const above = rows[at];
  const row = rows[at + 1] ?? new Uint8Array(typed.length + 1);
  rows[at + 1] = row;
  row[0] = Math.min(255, at + 1);
  let least = at + 1;
  for (let column = 1; column < row.length; column++) {
    const same = term[at] === typed[column - 1];
    let cost = Math.min(
      (above?.[column] ?? 0) + 1,
      byteAt(row, column - 1) + 1,
      (above?.[column - 1] ?? 0) + (same ? 0 : 1),
    );
    const swapped = term[at] === typed[column - 2] && term[at - 1] === typed[column - 1];
    if (at > 0 && swapped) cost = Math.min(cost, (rows[at - 1]?.[column - 2] ?? 0) + 1);
    row[column] = Math.min(255, cost);
    least = Math.min(least, cost);
  }
  return least;
}
