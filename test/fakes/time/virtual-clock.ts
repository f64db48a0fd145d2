import type { Clock } from "../../../src/time/clock.ts";
import { DAY } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";
import { ioSettles } from "./io-settles.ts";

export interface VirtualClock extends Clock {
  /** Moves time on by `ms`, waking each sleeper at its own moment, earliest first; real I/O happens in between. */
  advance(ms: number): Promise<void>;
  /**
   * Moves time on from sleeper to sleeper until `promise` settles, and answers what it answers.
   * @throws when it rejects, and when it still waits after `limitMs` or with nobody asleep.
   */
  runUntil<T>(promise: Promise<T>, limitMs?: number): Promise<T>;
  /** Corrects the clock as an operator or a time server does: nobody is woken, sleeps keep their length. */
  set(now: Instant): void;
  /** How many are asleep. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly due: number;
  wake(): void;
}

/** How often, with nobody asleep, `runUntil` looks again before it gives up: about five real seconds. */
const PATIENCE = 5_000;

/**
 * A clock that stands still until it is moved. Between two moments it lets real I/O on this machine
 * (local servers, files) come to rest, so one moment's consequences are complete before the next.
 * A handler that waits should sleep on this clock, never on a real timer. A test without real I/O can
 * say so with another `settles`, and is faster.
 */
export function createVirtualClock(start: Instant, settles = ioSettles): VirtualClock {
  /** Sorted by due time, then by arrival. */
  const sleepers: Sleeper[] = [];
  /** Runs on like a stopwatch, whatever the time of day is set to. */
  let elapsed = 0;
  let offset = start;

  function fallAsleep(sleeper: Sleeper): void {
    const later = sleepers.findIndex((other) => other.due > sleeper.due);
    sleepers.splice(later === -1 ? sleepers.length : later, 0, sleeper);
  }

  function wakeNext(): void {
    const next = sleepers.shift();
    if (!next) return;
    elapsed = Math.max(elapsed, next.due);
    next.wake();
  }

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (!(ms > 0)) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((resolve, reject) => {
      const sleeper = { due: elapsed + ms, wake };
      fallAsleep(sleeper);
      signal?.addEventListener("abort", leave, { once: true });

      function wake(): void {
        signal?.removeEventListener("abort", leave);
        resolve();
      }
      function leave(): void {
        sleepers.splice(sleepers.indexOf(sleeper), 1);
        reject(signal?.reason);
      }
    });
  }

  async function advance(ms: number): Promise<void> {
    const target = elapsed + ms;
    await settles();
    while ((sleepers[0]?.due ?? Number.POSITIVE_INFINITY) <= target) {
      wakeNext();
      await settles();
    }
    elapsed = Math.max(elapsed, target);
  }

  async function runUntil<T>(promise: Promise<T>, limitMs = DAY): Promise<T> {
    const target = elapsed + limitMs;
    let settled = false;
    const settle = () => {
      settled = true;
    };
    promise.then(settle, settle);
    for (let looks = 0; looks < PATIENCE && elapsed <= target; looks++) {
      await settles();
      if (settled) return promise;
      if (sleepers.length > 0) looks = 0;
      if (sleepers.length > 0) wakeNext();
      else await new Promise((resolve) => setTimeout(resolve, 1));
    }
    throw new Error(`Still waiting after ${elapsed} ms, with ${sleepers.length} asleep.`);
  }

  return {
    now: () => offset + elapsed,
    sleep,
    advance,
    runUntil,
    set(now) {
      offset = now - elapsed;
    },
    get sleeping() {
      return sleepers.length;
    },
  };
}
