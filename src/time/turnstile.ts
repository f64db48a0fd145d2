import { setImmediate as nextTurn } from "node:timers/promises";

/** Resolves in a turn of the event loop that no other waiter has: in between, all others have theirs. */
export type Turnstile = () => Promise<void>;

/** Lets through in order who waits. Many that go on in the same turn would hold up whoever comes then. */
export function createTurnstile(): Turnstile {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}
