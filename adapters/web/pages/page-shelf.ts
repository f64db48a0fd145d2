import type { HttpAnswer } from "../../../src/chat/adapter.ts";
import { type BoundedMap, createBoundedMap } from "../../../src/collections/bounded-map.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";

/**
 * Pages that say the same to everybody, kept for a moment: many come for one at once when it is linked
 * somewhere. A search is among them, though browsers ask for it anew.
 */
export interface PageShelf {
  get(address: string): HttpAnswer | undefined;
  put(address: string, answer: HttpAnswer): void;
}

/** A small part of the minute for which browsers keep them. */
const KEPT_MS = 10 * SECOND;
/** Of some 20 KB each. */
const MOST = 400;

export function createPageShelf(clock: Pick<Clock, "now">): PageShelf {
  const kept: BoundedMap<string, { readonly answer: HttpAnswer; readonly at: number }> =
    createBoundedMap(MOST);
  return {
    get(address) {
      const page = kept.get(address);
      // A clock that was set back keeps nothing for longer.
      return page && Math.abs(clock.now() - page.at) < KEPT_MS ? page.answer : undefined;
    },
    put(address, answer) {
      kept.set(address, { answer, at: clock.now() });
    },
  };
}
