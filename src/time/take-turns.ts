import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "./clock.ts";

/** Work that is done in parts, before each of which others have their turn. */
export interface Turns {
  /** Items in a part. */
  readonly most: number;
  /**
   * With it the first part has a quarter of these, since what did not run yet is slow; one after a part
   * that took more than 30 ms has half as many as that, and one after less than 15 ms twice as many.
   */
  readonly clock?: Pick<Clock, "now"> | undefined;
  /** Ends it before the next part. */
  readonly signal?: AbortSignal | undefined;
}

const LONG_MS = 30;

/**
 * Gives the items in their order to `work`, part by part. Whoever wants the event loop has it before
 * each part, never within one.
 * @throws the signal's reason, with what was done so far staying done; what `work` throws
 */
export async function takeTurns<Item>(
  items: readonly Item[],
  { most, clock, signal }: Turns,
  work: (part: readonly Item[]) => void,
): Promise<void> {
  let size = clock ? Math.ceil(most / 4) : most;
  for (let from = 0; from < items.length; ) {
    await nextTurn();
    signal?.throwIfAborted();
    const start = clock?.now() ?? 0;
    work(items.slice(from, from + size));
    from += size;
    const tookMs = (clock?.now() ?? 0) - start;
    if (tookMs > LONG_MS) size = Math.max(1, size >> 1);
    else if (tookMs < LONG_MS / 2) size = Math.min(most, 2 * size);
  }
}
