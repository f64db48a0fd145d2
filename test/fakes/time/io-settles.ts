import { performance } from "node:perf_hooks";

/** Turns of the event loop without an event after which the loop counts as at rest. */
const QUIET_TURNS = 5;
/** In real milliseconds; long enough for a busy machine, an end for what never rests. */
const PATIENCE_MS = 2_000;
/** Names of requests to the operating system that are still unanswered, as Node lists them. */
const UNANSWERED = /Req|ConnectWrap|WriteWrap/;

/**
 * Resolves when no I/O of this process moves any more. Two ends of a local connection wake each
 * other turn by turn, so a few turns without an event are the end; after any event a real
 * millisecond passes too, in which threads and the kernel can still bring another one.
 */
export async function ioSettles(): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  let moved = await rests();
  while ((moved || unanswered()) && performance.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    moved = await rests();
  }
}

/** Whether anything happened before the loop came to rest. */
async function rests(): Promise<boolean> {
  let moved = false;
  for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
    const before = events();
    await new Promise((resolve) => setImmediate(resolve));
    if (events() === before) continue;
    moved = true;
    quiet = -1;
  }
  return moved;
}

function events(): number {
  return performance.nodeTiming.uvMetricsInfo.events;
}

function unanswered(): boolean {
  return process.getActiveResourcesInfo().some((name) => UNANSWERED.test(name));
}
