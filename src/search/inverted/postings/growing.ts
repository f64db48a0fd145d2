type Column = Uint8Array | Uint16Array | Uint32Array;

/** A typed array that is written from front to end and grows as it needs to. */
export interface Growing<A extends Column> {
  length(): number;
  push(value: number): void;
  append(source: A, from: number, to: number): void;
  /** Forgets what was written from a place on. */
  shorten(length: number): void;
  /** Moves what was written from `at` on, so that `size` further numbers fit before it. @returns that room */
  insert(at: number, size: number): A;
  /** What was written so far, as a view that the next write may make stale. */
  view(): A;
  /** What was written, as a copy of just that size. */
  trimmed(): A;
}

export const growingBytes = (): Growing<Uint8Array> => growing((size) => new Uint8Array(size));
export const growingShorts = (): Growing<Uint16Array> => growing((size) => new Uint16Array(size));
export const growingWords = (): Growing<Uint32Array> => growing((size) => new Uint32Array(size));

const FIRST_SIZE = 256;
const FEW = 32;

function growing<A extends Column>(make: (size: number) => A): Growing<A> {
  let data = make(FIRST_SIZE);
  let length = 0;

  const reserve = (size: number) => {
    if (size <= data.length) return;
    const larger = make(Math.max(size, data.length * 2));
    larger.set(data.subarray(0, length));
    data = larger;
  };

  return {
    length: () => length,
    push(value) {
      if (length === data.length) reserve(length + 1);
      data[length] = value;
      length += 1;
    },
    append(source, from, to) {
      reserve(length + to - from);
      // A view costs more than copying a few numbers.
      if (to - from > FEW) data.set(source.subarray(from, to), length);
      else for (let at = from; at < to; at++) data[length + at - from] = source[at] ?? 0;
      length += to - from;
    },
    shorten(to) {
      length = Math.min(length, to);
    },
    insert(at, size) {
      reserve(length + size);
      data.copyWithin(at + size, at, length);
      length += size;
      return data.subarray(at, at + size) as A;
    },
    view: () => data.subarray(0, length) as A,
    trimmed: () => data.slice(0, length) as A,
  };
}
