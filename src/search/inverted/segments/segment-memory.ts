import type { Segment } from "./segment.ts";

/** What was worked out about segments, which stays as it is: a segment gets no new papers. */
export interface SegmentMemory<T> {
  get(segment: Segment, key: string): T | undefined;
  /** @param bytes what it takes, about */
  set(segment: Segment, key: string, value: T, bytes: number): void;
  /** Something that is remembered takes more than before. */
  grew(bytes: number): void;
}

/** Of all segments together: once it takes more than `most` bytes, all is forgotten and begun anew. */
export function segmentMemory<T>(most: number): SegmentMemory<T> {
  let known = new WeakMap<Segment, Map<string, T>>();
  let taken = 0;
  return {
    get: (segment, key) => known.get(segment)?.get(key),
    set(segment, key, value, bytes) {
      if (taken > most) [known, taken] = [new WeakMap(), 0];
      const here = known.get(segment) ?? new Map<string, T>();
      known.set(segment, here.set(key, value));
      taken += bytes + ENTRY;
    },
    grew(bytes) {
      taken += bytes;
    },
  };
}

/** A map's entry and its key, about. */
const ENTRY = 100;
