/** Of each paper of a batch, whether it satisfies something: where its bits begin. */
export type BitRow = number;

/** The most papers in a batch: a row is then 128 bytes. */
export const BATCH_SIZE = 1_024;

/** Rows are never changed once they are marked; equal to `none` exactly when no paper is in them. */
export interface Rows {
  readonly none: BitRow;
  readonly every: BitRow;
  /** A row to be marked. */
  blank(): BitRow;
  mark(row: BitRow, paper: number): void;
  and(a: BitRow, b: BitRow): BitRow;
  or(a: BitRow, b: BitRow): BitRow;
  not(row: BitRow): BitRow;
  /** The papers of a row that pass a test. */
  keep(row: BitRow, test: (paper: number) => boolean): BitRow;
  each(row: BitRow, visit: (paper: number) => void): void;
  /** How much is used, in bytes. */
  bytes(): number;
}

/**
 * @param papers how many papers the batch has
 * @param expected so many bytes are at hand from the start
 */
export function createRows(papers: number, expected = 0): Rows {
  const width = Math.ceil(papers / 32);
  let words = new Int32Array(Math.max(width * 64, expected >> 2));
  let used = 0;

  function blank(): BitRow {
    const row = used;
    used += width;
    if (used > words.length) {
      const larger = new Int32Array(words.length * 2);
      larger.set(words);
      words = larger;
    }
    return row;
  }

  function each(row: BitRow, visit: (paper: number) => void): void {
    for (let at = 0; at < width; at++) {
      for (let bits = words[row + at] ?? 0; bits !== 0; bits &= bits - 1) {
        visit(at * 32 + 31 - Math.clz32(bits & -bits));
      }
    }
  }

  /** Gives back the row made last when no paper is in it. */
  function unlessEmpty(row: BitRow): BitRow {
    for (let at = row; at < row + width; at++) if (words[at] !== 0) return row;
    words.fill(0, row, used);
    used = row;
    return none;
  }

  function mark(row: BitRow, paper: number): void {
    const at = row + (paper >> 5);
    words[at] = (words[at] ?? 0) | (1 << (paper & 31));
  }

  const none = blank();
  const every = blank();
  for (let paper = 0; paper < papers; paper++) mark(every, paper);

  return {
    none,
    every,
    blank,
    mark,
    each,
    and(a, b) {
      if (a === b || b === every) return a;
      if (a === every) return b;
      if (a === none || b === none) return none;
      const row = blank();
      for (let at = 0; at < width; at++)
        words[row + at] = (words[a + at] ?? 0) & (words[b + at] ?? 0);
      return unlessEmpty(row);
    },
    or(a, b) {
      if (a === b || b === none) return a;
      if (a === none) return b;
      const row = blank();
      for (let at = 0; at < width; at++)
        words[row + at] = (words[a + at] ?? 0) | (words[b + at] ?? 0);
      return row;
    },
    not(of) {
      if (of === none) return every;
      const row = blank();
      for (let at = 0; at < width; at++)
        words[row + at] = (words[every + at] ?? 0) & ~(words[of + at] ?? 0);
      return unlessEmpty(row);
    },
    keep(from, test) {
      if (from === none) return none;
      const row = blank();
      each(from, (paper) => test(paper) && mark(row, paper));
      return unlessEmpty(row);
    },
    bytes: () => used * words.BYTES_PER_ELEMENT,
  };
}
