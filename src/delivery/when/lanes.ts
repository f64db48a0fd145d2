import { adapterOf, type Place } from "../../chat/place.ts";
import { createKeyedQueue } from "../../collections/keyed-queue.ts";
import { createLane, type Lane } from "./lane.ts";

/** Runs the looks at places: a bounded number a platform, one at a time a place. */
export interface Lanes {
  /** Calls a place, unless it is called already and waits; `serve` never rejects. */
  call(place: Place, urgent: boolean, serve: () => Promise<void>): void;
  /** Runs other work on a place in its turn. */
  inTurn<T>(place: Place, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing that was called waits or runs. */
  idle(): Promise<void>;
}

/** Enough for 50 posts a second that take 300 ms each. */
const AT_ONCE = 16;

export function createLanes(): Lanes {
  const turns = createKeyedQueue<Place>();
  const lanes = new Map<string, Lane>();
  const called = new Set<Place>();

  function laneOf(place: Place): Lane {
    const name = adapterOf(place);
    const lane = lanes.get(name) ?? createLane(AT_ONCE);
    lanes.set(name, lane);
    return lane;
  }

  return {
    call(place, urgent, serve) {
      if (called.has(place)) return;
      called.add(place);
      laneOf(place).add(() => {
        called.delete(place);
        return turns.run(place, serve);
      }, urgent);
    },
    inTurn: turns.run,
    async idle() {
      await Promise.all([...lanes.values()].map((lane) => lane.idle()));
    },
  };
}
