import type { Selection } from "./select.ts";

const WINDOWS = { day: 0, week: 1, month: 2 } as const;

/** Equal for selections of the same candidates that are said in the same words. */
export function keyOf({ window, picks, returns, notShown }: Selection): string {
  const { overLimit, belowThreshold, postedBefore } = notShown;
  const counts = [overLimit, belowThreshold, postedBefore];
  const says: number[] = [WINDOWS[window], ...counts, returns.length];
  // A section names its topic as typed and its threshold.
  for (const { text, subscription, shown, earlier, found } of picks) {
    says.push(text?.number ?? -1, subscription.minVotes ?? 0, found, shown.length);
    for (const number of shown) says.push(number);
    says.push(earlier.length);
    for (const number of earlier) says.push(number);
  }
  for (const { number, kinds } of returns)
    says.push(number, Number(kinds.includes("code")), Number(kinds.includes("withdrawn")));
  return textOf(says);
}

/** Filled anew by every key. */
let room = new Int32Array(256);

/** Four bytes each: a text made of digits takes several times as long [trial number-text]. */
function textOf(numbers: readonly number[]): string {
  if (numbers.length > room.length) room = new Int32Array(2 * numbers.length);
  room.set(numbers);
  return Buffer.from(room.buffer, 0, 4 * numbers.length).toString("latin1");
}
