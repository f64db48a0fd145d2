import { setMaxListeners } from "node:events";
import type { Instant } from "./instant.ts";

/** Time as an argument, so that tests can hold it. */
export interface Clock {
  now(): Instant;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = createSystemClock({ ref: true });

/** The system's; a process that only sleeps by it ends. */
export const backgroundClock: Clock = createSystemClock({ ref: false });

function createSystemClock({ ref }: { readonly ref: boolean }): Clock {
  return {
    now: () => Date.now(),
    // That of `node:timers/promises` makes an error for each that is broken off, which most waits here are.
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const cut = () => {
          clearTimeout(timer);
          reject(signal?.reason);
        };
        const timer = setTimeout(() => {
          signal?.removeEventListener("abort", cut);
          resolve();
        }, ms);
        if (!ref) timer.unref();
        if (!signal) return;
        // Any number may sleep until one signal: a thousand who were invited, or whose record is to be tried again.
        setMaxListeners(0, signal);
        signal.addEventListener("abort", cut, { once: true });
      }),
  };
}
