/** Whole numbers from 0 below 2^31 - 1, each with another such; filled in less than half the time of a `Map` [trial number-map]. */
export interface NumberMap {
  set(key: number, value: number): void;
  get(key: number): number | undefined;
}

/** 2^32 divided by the golden ratio: neighbours are spread. */
const SPREAD = 0x9e3779b1;

/** Has room for `most` keys; at least half of it stays free, so that a look takes a step or two. */
export function createNumberMap(most: number): NumberMap {
  const bits = Math.max(1, 32 - Math.clz32(most));
  const mask = (2 << bits) - 1;
  /** Key and value side by side; one more than each, as 0 is free. */
  const cells = new Int32Array(2 * (mask + 1));

  function cellOf(key: number): number {
    let slot = Math.imul(key, SPREAD) >>> (31 - bits);
    while (cells[2 * slot] !== 0 && cells[2 * slot] !== key + 1) slot = (slot + 1) & mask;
    return 2 * slot;
  }

  return {
    set(key, value) {
      const cell = cellOf(key);
      cells[cell] = key + 1;
      cells[cell + 1] = value + 1;
    },
    get(key) {
      const value = cells[cellOf(key) + 1];
      return value ? value - 1 : undefined;
    },
  };
}
