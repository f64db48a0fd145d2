import { createTurnstile } from "../../time/turnstile.ts";

/** Jobs of one platform, a bounded number at a time. Urgent ones go first: what is planned is posted before more is planned. */
export interface JobQueue {
  /** `job` never rejects. */
  add(job: () => Promise<void>, urgent: boolean): void;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}

type Job = () => Promise<void>;

export function createJobQueue(limit: number): JobQueue {
  const urgent = createFifo<Job>();
  const normal = createFifo<Job>();
  // The store answers at once, so a long queue would otherwise leave no turn to commands and timers.
  const turn = createTurnstile();
  let running = 0;
  const waiters: (() => void)[] = [];

  function next(): void {
    while (running < limit) {
      const job = urgent.take() ?? normal.take();
      if (!job) break;
      running++;
      void turn()
        .then(job)
        .then(() => {
          running--;
          next();
        });
    }
    if (running > 0) return;
    for (const wake of waiters.splice(0)) wake();
  }

  return {
    add(job, isUrgent) {
      (isUrgent ? urgent : normal).add(job);
      next();
    },
    idle: () => (running === 0 ? Promise.resolve() : new Promise((wake) => waiters.push(wake))),
  };
}

/** An array's `shift` is slow on long queues. */
function createFifo<T>() {
  let items: T[] = [];
  let first = 0;
  return {
    add: (item: T) => void items.push(item),
    take(): T | undefined {
      const item = items[first];
      if (item === undefined) return undefined;
      first++;
      if (first > 1_000 && first * 2 > items.length) {
        items = items.slice(first);
        first = 0;
      }
      return item;
    },
  };
}
