/** What was worked out about segments, or columns of theirs, which stays as it is: a segment gets no new papers. */
export interface SegmentMemory<T> {
  get(of: object, key: string): T | undefined;
  /** @param bytes what it takes, about */
  set(of: object, key: string, value: T, bytes: number): void;
  /** Something that is remembered takes more than before. */
  grew(bytes: number): void;
}

/** Of all segments together: once it takes more than `most` bytes, all is forgotten and begun anew. */
export function segmentMemory<T>(most: number): SegmentMemory<T> {
  let known = new WeakMap<object, Map<string, T>>();
  let taken = 0;
  return {
    get: (of, key) => known.get(of)?.get(key),
    set(of, key, value, bytes) {
      if (taken > most) [known, taken] = [new WeakMap(), 0];
      const here = known.get(of) ?? new Map<string, T>();
      known.set(of, here.set(key, value));
      taken += bytes + ENTRY;
    },
    grew(bytes) {
      taken += bytes;
    },
  };
}

/** A map's entry and its key, about. */
const ENTRY = 100;
