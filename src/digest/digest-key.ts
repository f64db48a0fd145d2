import type { Selection, TopicPick } from "./select.ts";

const WINDOWS = { day: 0, week: 1, month: 2 } as const;

/** Equal for selections of the same candidates that are said in the same words. */
export function keyOf({ window, picks, returns, notShown }: Selection): string {
  write(WINDOWS[window]);
  write(notShown.overLimit);
  write(notShown.belowThreshold);
  write(notShown.postedBefore);
  write(returns.length);
  for (const { number, kinds } of returns) {
    write(number);
    write(Number(kinds.includes("code")));
    write(Number(kinds.includes("withdrawn")));
  }
  for (const pick of picks) writePick(pick);
  return written();
}

/** A section names its topic as typed and its threshold. */
function writePick({ text, subscription, shown, earlier, found }: TopicPick): void {
  write(text?.number ?? -1);
  write(subscription.minVotes ?? 0);
  write(found);
  write(shown.length);
  for (const number of shown) write(number);
  write(earlier.length);
  for (const number of earlier) write(number);
}

/** Filled anew by every key. */
let numbers = new Int32Array(256);
let size = 0;

function write(number: number): void {
  if (size === numbers.length) {
    const larger = new Int32Array(2 * size);
    larger.set(numbers);
    numbers = larger;
  }
  numbers[size] = number;
  size += 1;
}

/** Four bytes each: a text made of digits takes several times as long [trial number-text]. */
function written(): string {
  const bytes = Buffer.from(numbers.buffer, 0, 4 * size);
  size = 0;
  return bytes.toString("latin1");
}
