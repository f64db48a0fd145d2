import { setImmediate as nextTurn } from "node:timers/promises";

/** Work that is done in parts, before each of which others have their turn. */
export interface Turns {
  readonly size: number;
  /** Ends it before the next part. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Gives the items in their order to `work`, at most `size` at a time. Whoever wants the event loop has
 * it before each part, never within one.
 * @throws the signal's reason, with what was done so far staying done; what `work` throws
 */
export async function takeTurns<Item>(
  items: readonly Item[],
  { size, signal }: Turns,
  work: (part: readonly Item[]) => void,
): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    await nextTurn();
    signal?.throwIfAborted();
    work(items.slice(from, from + size));
  }
}
