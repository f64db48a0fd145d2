import { setImmediate as nextTurn } from "node:timers/promises";

/** Resolves in a turn of the event loop that only a few waiters share: in between, all others have theirs. */
export type Turnstile = () => Promise<void>;

/**
 * Lets through in order who waits, so many in a turn. More that go on in the same turn would hold up
 * whoever comes then; fewer would leave slower than they come while other work takes turns, too.
 */
export function createTurnstile(inATurn = 1): Turnstile {
  let last = Promise.resolve();
  let sharing = inATurn;
  return () => {
    if (sharing >= inATurn) {
      sharing = 0;
      const own: Promise<void> = last
        .then(() => nextTurn())
        .then(() => {
          // Who comes from now on waits for the next turn.
          if (own === last) sharing = inATurn;
        });
      last = own;
    }
    sharing++;
    return last;
  };
}
