import { setMaxListeners } from "node:events";
import type { Clock } from "./clock.ts";

/** How long to wait for something. */
export interface Patience {
  readonly ms: number;
  readonly clock: Pick<Clock, "sleep">;
  /** Ends the wait at once. */
  readonly cut?: AbortSignal | undefined;
}

const OVER = new Error("What was waited for has come.");

/**
 * What `work` answers or rejects with when it settles in time; else what `otherwise` answers or throws.
 * The work itself goes on: what it answers then is lost, and its rejection is nobody's.
 */
export async function within<T, Other>(
  work: Promise<T>,
  { ms, clock, cut }: Patience,
  otherwise: (end: "late" | "cut") => Other,
): Promise<T | Other> {
  const settled = new AbortController();
  // By hand: `AbortSignal.any` takes longer than most waits. Any number may wait for one cut.
  if (cut) setMaxListeners(0, cut);
  const end = () => settled.abort(OVER);
  if (cut?.aborted) end();
  cut?.addEventListener("abort", end, { once: true });
  const ended = clock.sleep(ms, settled.signal).then(
    () => "late" as const,
    () => "cut" as const,
  );
  try {
    const first = await Promise.race([work.then((value) => ({ value })), ended]);
    return typeof first === "string" ? otherwise(first) : first.value;
  } finally {
    // With a reason of its own none is made, which takes longer than most waits.
    end();
    cut?.removeEventListener("abort", end);
  }
}
