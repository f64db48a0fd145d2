import { adapterOf, type Place } from "../../chat/place.ts";
import { createKeyedQueue } from "../../collections/keyed-queue.ts";
import { createJobQueue, type JobQueue } from "./job-queue.ts";

/** Runs the looks at places: a bounded number a platform, one at a time a place. */
export interface PlatformQueues {
  /** Calls a place, unless it is called already and waits; `serve` never rejects. */
  call(place: Place, urgent: boolean, serve: () => Promise<void>): void;
  /** Runs other work on a place in its turn. */
  inTurn<T>(place: Place, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing that was called waits or runs. */
  idle(): Promise<void>;
}

/** Enough for 50 posts a second that take 300 ms each, between records on a disk that takes 100. */
const AT_ONCE = 32;

export function createPlatformQueues(): PlatformQueues {
  const turns = createKeyedQueue<Place>();
  const queues = new Map<string, JobQueue>();
  const called = new Set<Place>();

  function queueOf(place: Place): JobQueue {
    const name = adapterOf(place);
    const queue = queues.get(name) ?? createJobQueue(AT_ONCE);
    queues.set(name, queue);
    return queue;
  }

  return {
    call(place, urgent, serve) {
      if (called.has(place)) return;
      called.add(place);
      queueOf(place).add(() => {
        called.delete(place);
        return turns.run(place, serve);
      }, urgent);
    },
    inTurn: turns.run,
    async idle() {
      await Promise.all([...queues.values()].map((queue) => queue.idle()));
    },
  };
}
