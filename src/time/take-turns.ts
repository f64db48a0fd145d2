import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "./clock.ts";

/** Work that is done in parts, before each of which others have their turn. */
export interface Turns {
  /** Items in a part. */
  readonly most: number;
  /** With it, parts may have fewer, and between two there is as much time as the first took: an answer takes several turns. */
  readonly stride?: Stride | undefined;
  /** Ends it before the next part. */
  readonly signal?: AbortSignal | undefined;
}

/** Learns how many items there may be in a part, also from one call to the next. */
export interface Stride {
  readonly clock: Pick<Clock, "now" | "sleep">;
  size: number;
}

/** Begins with one item, since what did not run yet is slow. */
export function createStride(clock: Pick<Clock, "now" | "sleep">): Stride {
  return { clock, size: 1 };
}

/** After a part that took longer the next has half as many items, after one of half as long or less twice as many. */
const LONG_MS = 15;

/**
 * Gives the items in their order to `work`, part by part. Whoever wants the event loop has it before
 * each part, never within one.
 * @throws the signal's reason, with what was done so far staying done; what `work` throws
 */
export async function takeTurns<Item>(
  items: readonly Item[],
  { most, stride, signal }: Turns,
  work: (part: readonly Item[]) => void,
): Promise<void> {
  let tookMs = 0;
  for (let from = 0; from < items.length; ) {
    await (stride && tookMs > 1 ? stride.clock.sleep(tookMs, signal) : nextTurn());
    signal?.throwIfAborted();
    const start = stride?.clock.now() ?? 0;
    const part = items.slice(from, from + Math.min(most, stride?.size ?? most));
    work(part);
    from += part.length;
    tookMs = (stride?.clock.now() ?? 0) - start;
    if (stride) learn(stride, { most, done: part.length, tookMs });
  }
}

function learn(
  stride: Stride,
  { most, done, tookMs }: { most: number; done: number; tookMs: number },
): void {
  if (tookMs > LONG_MS) stride.size = Math.max(1, done >> 1);
  // A rest that is quick says nothing of a whole part.
  else if (tookMs <= LONG_MS / 2 && done >= stride.size) stride.size = Math.min(most, 2 * done);
}
