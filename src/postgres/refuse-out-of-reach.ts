import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { within } from "../time/within.ts";
import { OutOfReach } from "./explain-postgres-error.ts";

/** A connection that was cut is made anew in much less. */
const PATIENCE_MS = SECOND;

/**
 * Once nobody has answered, one question finds out whether somebody does again, and others wait for that
 * a second at most. Where a network swallows what is sent, each would otherwise wait until it gives up,
 * and so would people for answers that need nothing of the server but to be noted there.
 */
export function refuseOutOfReach(clock: Pick<Clock, "sleep">) {
  let away: OutOfReach | undefined;
  let trying: Promise<void> | undefined;

  return async <T>(ask: () => Promise<T>): Promise<T> => {
    if (trying) await within(trying, { ms: PATIENCE_MS, clock }, refuse);
    const asked = told(ask);
    if (away) tryBy(asked);
    return asked;
  };

  function refuse(): void {
    if (away) throw away;
  }

  /** Resolves for those who wait when somebody has answered, were it with a refusal. */
  function tryBy(asked: Promise<unknown>): void {
    const own = asked
      .then(() => {}, refuse)
      .finally(() => {
        if (trying === own) trying = undefined;
      });
    own.catch(() => {});
    trying = own;
  }

  async function told<T>(ask: () => Promise<T>): Promise<T> {
    try {
      const answer = await ask();
      away = undefined;
      return answer;
    } catch (error) {
      away = error instanceof OutOfReach ? error : undefined;
      throw error;
    }
  }
}
