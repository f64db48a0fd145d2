import type { Place } from "../../chat/place.ts";
import type { Instant } from "../../time/instant.ts";

/** One moment a place, the earliest at hand: looking when nothing is due costs the same for any number of places. */
export interface MomentQueue {
  /** Replaces the place's moment. */
  set(place: Place, at: Instant): void;
  delete(place: Place): void;
  /** Takes out every place whose moment has come, earliest first. */
  takeDue(now: Instant): Appointment[];
  /** Nobody waits beyond `latest`. */
  bringForward(latest: Instant): void;
  /** The earliest moment. */
  next(): Instant | undefined;
}

interface Appointment {
  readonly place: Place;
  readonly at: Instant;
}

/** A binary heap. A replaced entry stays in it until it comes to the top, where it is known to be old. */
export function createMomentQueue(): MomentQueue {
  const current = new Map<Place, Appointment>();
  let heap: Appointment[] = [];

  function set(place: Place, at: Instant): void {
    const entry = { place, at };
    current.set(place, entry);
    if (heap.length > 2 * current.size + 64) heap = heapOf([...current.values()]);
    else push(heap, entry);
  }

  function top(): Appointment | undefined {
    while (heap[0] && current.get(heap[0].place) !== heap[0]) pop(heap);
    return heap[0];
  }

  return {
    set,
    delete: (place) => void current.delete(place),
    takeDue(now) {
      const due: Appointment[] = [];
      for (let entry = top(); entry && entry.at <= now; entry = top()) {
        due.push(entry);
        current.delete(entry.place);
      }
      return due;
    },
    bringForward(latest) {
      for (const { place, at } of [...current.values()]) if (at > latest) set(place, latest);
    },
    next: () => top()?.at,
  };
}

/** A sorted array is a heap. */
function heapOf(entries: Appointment[]): Appointment[] {
  return entries.sort((one, other) => one.at - other.at);
}

function push(heap: Appointment[], entry: Appointment): void {
  let hole = heap.push(entry) - 1;
  while (hole > 0) {
    const above = (hole - 1) >> 1;
    const parent = heap[above];
    if (!parent || parent.at <= entry.at) break;
    heap[hole] = parent;
    hole = above;
  }
  heap[hole] = entry;
}

function pop(heap: Appointment[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let hole = 0;
  for (;;) {
    const child = earlierChild(heap, hole);
    const entry = heap[child];
    if (!entry || entry.at >= last.at) break;
    heap[hole] = entry;
    hole = child;
  }
  heap[hole] = last;
}

function earlierChild(heap: readonly Appointment[], parent: number): number {
  const left = 2 * parent + 1;
  const [one, other] = [heap[left], heap[left + 1]];
  return one && other && other.at < one.at ? left + 1 : left;
}
