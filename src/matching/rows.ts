/** Of each paper of a batch, whether it satisfies something: where its bits begin. */
export type BitRow = number;

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
  /**
   * Writes the papers of a row, in order, into an array that has room for them.
   * @param from is added to each
   * @returns how many there are
   */
  places(row: BitRow, into: Uint32Array, from: number): number;
  /** How much is used, in bytes. */
  bytes(): number;
}

/** The rows that are used, one after the other. */
interface Used {
  /** How many words a row has. */
  readonly width: number;
  words: Int32Array;
  end: number;
}

/**
 * @param papers how many papers the batch has
 * @param expected so many bytes are at hand from the start
 */
export function createRows(papers: number, expected = 0): Rows {
  const width = Math.ceil(papers / 32);
  const words = new Int32Array(Math.max(width * 64, expected >> 2));
  const used: Used = { width, words, end: 0 };
  const none = blank(used);
  const every = blank(used);
  for (let paper = 0; paper < papers; paper++) mark(used, every, paper);
  return {
    none,
    every,
    blank: () => blank(used),
    mark: (row, paper) => mark(used, row, paper),
    places: (row, into, from) => places(used, row, { into, from }),
    and(a, b) {
      if (a === b || b === every) return a;
      if (a === every) return b;
      return a === none || b === none ? none : unlessEmpty(used, both(used, a, b), none);
    },
    or(a, b) {
      if (a === b || b === none) return a;
      return a === none ? b : either(used, a, b);
    },
    not: (row) => (row === none ? every : unlessEmpty(used, without(used, every, row), none)),
    keep(from, test) {
      if (from === none) return none;
      const row = blank(used);
      each(used, from, (paper) => test(paper) && mark(used, row, paper));
      return unlessEmpty(used, row, none);
    },
    bytes: () => used.end * used.words.BYTES_PER_ELEMENT,
  };
}

function blank(used: Used): BitRow {
  const row = used.end;
  used.end += used.width;
  if (used.end > used.words.length) {
    const larger = new Int32Array(used.words.length * 2);
    larger.set(used.words);
    used.words = larger;
  }
  return row;
}

function mark({ words }: Used, row: BitRow, paper: number): void {
  const at = row + (paper >> 5);
  words[at] = (words[at] ?? 0) | (1 << (paper & 31));
}

function each(used: Used, row: BitRow, visit: (paper: number) => void): void {
  const { width } = used;
  for (let at = 0; at < width; at++) {
    for (let bits = used.words[row + at] ?? 0; bits !== 0; bits &= bits - 1) {
      visit(at * 32 + 31 - Math.clz32(bits & -bits));
    }
  }
}

function places(
  { width, words }: Used,
  row: BitRow,
  { into, from }: { readonly into: Uint32Array; readonly from: number },
): number {
  let count = 0;
  for (let at = 0; at < width; at++) {
    for (let bits = words[row + at] ?? 0; bits !== 0; bits &= bits - 1) {
      into[count] = from + at * 32 + 31 - Math.clz32(bits & -bits);
      count += 1;
    }
  }
  return count;
}

function both(used: Used, a: BitRow, b: BitRow): BitRow {
  const row = blank(used);
  const { width, words } = used;
  for (let at = 0; at < width; at++) words[row + at] = (words[a + at] ?? 0) & (words[b + at] ?? 0);
  return row;
}

function either(used: Used, a: BitRow, b: BitRow): BitRow {
  const row = blank(used);
  const { width, words } = used;
  for (let at = 0; at < width; at++) words[row + at] = (words[a + at] ?? 0) | (words[b + at] ?? 0);
  return row;
}

function without(used: Used, from: BitRow, taken: BitRow): BitRow {
  const row = blank(used);
  const { width, words } = used;
  for (let at = 0; at < width; at++)
    words[row + at] = (words[from + at] ?? 0) & ~(words[taken + at] ?? 0);
  return row;
}

/** Gives back the row made last when no paper is in it. */
function unlessEmpty(used: Used, row: BitRow, none: BitRow): BitRow {
  const { width, words } = used;
  for (let at = row; at < row + width; at++) if (words[at] !== 0) return row;
  words.fill(0, row, used.end);
  used.end = row;
  return none;
}
