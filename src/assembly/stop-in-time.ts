import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";

/** Lets work end, and ends it once `hurry` is aborted. */
export type Stop = (hurry: AbortSignal) => Promise<unknown>;

/** Whoever asks a process to stop kills it after ten seconds, as a rule. */
const PATIENCE_MS = 5 * SECOND;
/** What does not even end when it is hurried is left behind. */
const AT_MOST_MS = 7_500;

/** Stops one after the other, all within one deadline. @throws what a stop throws */
export async function stopInTime(stops: readonly Stop[], clock: Clock): Promise<void> {
  const hurry = new AbortController();
  const done = new AbortController();
  const after = (ms: number) => clock.sleep(ms, done.signal).catch(() => undefined);
  void after(PATIENCE_MS).then(() => hurry.abort());
  const end = after(AT_MOST_MS);
  try {
    for (const stop of stops) await Promise.race([stop(hurry.signal), end]);
  } finally {
    done.abort();
  }
}
