import type { Clock } from "../time/clock.ts";

/** What `work` answers within `ms`, else undefined; the work itself goes on. */
export async function withinPatience<T>(
  work: Promise<T>,
  ms: number,
  clock: Clock,
): Promise<T | undefined> {
  const patience = new AbortController();
  const tooLate = clock.sleep(ms, patience.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    patience.abort();
  }
}
