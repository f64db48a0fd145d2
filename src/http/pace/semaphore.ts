/** A fixed number of tasks at a time; the others wait in line. */
export interface Semaphore {
  /** Rejects with the signal's reason when aborted while waiting. */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** How many are in line. */
  waiting(): number;
}

/** @throws what `whenFull` makes when `maxWaiting` are in line already. */
export function createSemaphore(
  count: number,
  maxWaiting: number,
  whenFull: () => Error,
): Semaphore {
  const line = new Set<() => void>();
  let free = count;

  function wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      line.add(enter);
      signal.addEventListener("abort", leave, { once: true });

      function enter(): void {
        signal.removeEventListener("abort", leave);
        resolve();
      }
      function leave(): void {
        line.delete(enter);
        reject(signal.reason);
      }
    });
  }

  async function take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) free--;
    else if (line.size >= maxWaiting) throw whenFull();
    else await wait(signal);
  }

  /** A slot goes from hand to hand, so nobody who comes later can slip in between. */
  function give(): void {
    const [next] = line;
    if (!next) {
      free++;
      return;
    }
    line.delete(next);
    next();
  }

  return {
    waiting: () => line.size,
    async run(task, signal) {
      await take(signal);
      try {
        return await task();
      } finally {
        give();
      }
    },
  };
}
