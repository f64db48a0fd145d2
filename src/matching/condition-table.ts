import type { Token } from "../query/words/token.ts";

/**
 * Something a paper may satisfy, as a number: a feature, a test, or a combination of conditions.
 * Equal conditions have one number, so that what many topics ask is worked out once.
 */
export type ConditionId = number;

/** Satisfied by no paper. */
export const NONE: ConditionId = 0;
/** Satisfied by every paper. */
export const EVERY: ConditionId = 1;

/** What is read off a paper and has a name: a token by where it stands, how one begins, a word of an author's name, a category. */
export type NamedFeature = "any" | "title" | "abstract" | "beginning" | "author" | "category";

/**
 * A `pair` is a feature without a name: two tokens side by side in one text. A `filter` is what
 * passes a test among the papers that satisfy its left member; `not` has a left member only.
 */
export type Kind = "none" | "every" | "and" | "or" | "not" | "filter" | "pair" | NamedFeature;

/** The features that any topic asks for. */
export interface Features {
  readonly named: Readonly<Record<NamedFeature, ReadonlyMap<string, ConditionId>>>;
  /** The feature `any` of a token, mostly without a look-up; `NONE` when no topic asks for it. */
  word(token: Token): ConditionId;
  /** `NONE` when no topic asks for these two tokens side by side. */
  pair(left: ConditionId, right: ConditionId): ConditionId;
}

const KINDS: readonly Kind[] = [
  ...(["none", "every", "and", "or", "not", "filter", "pair"] as const),
  ...(["any", "title", "abstract", "beginning", "author", "category"] as const),
];
const CODES = new Map(KINDS.map((kind, code) => [kind, code]));

/** What a condition is made of. */
export interface Shape {
  readonly kind: Kind;
  readonly left: ConditionId;
  readonly right: ConditionId;
  /** How dear it is to work out; a feature's is 0, none is above 255. */
  readonly rank: number;
}

/** Conditions in one array of numbers: 16 bytes each, and nothing for the garbage collector. */
export interface ConditionTable {
  kindOf(condition: ConditionId): Kind;
  leftOf(condition: ConditionId): ConditionId;
  rightOf(condition: ConditionId): ConditionId;
  rankOf(condition: ConditionId): number;
  /** A number for a new condition; one that was dropped is used again. */
  add(shape: Shape): ConditionId;
  /** The number of an equal combination, or a new one. */
  intern(shape: Shape): ConditionId;
  /** The number of an equal combination; `NONE` when there is none. */
  find(kind: Kind, left: ConditionId, right: ConditionId): ConditionId;
  drop(condition: ConditionId): void;
  /** How many there are. */
  count(): number;
  /** All numbers are below this. */
  end(): number;
}

/** Of each condition side by side, as they are read together: its kind and rank, left, right, next. */
const CELLS = 4;
const LEFT = 1;
const RIGHT = 2;
/** The next combination in the same bucket, or the next number to be used again. */
const NEXT = 3;
const RANK_SHIFT = 8;
const LEAST = 1_024;

export function createConditionTable(): ConditionTable {
  let cells = new Int32Array(LEAST * CELLS);
  /** The first combination of each. */
  let buckets = new Int32Array(LEAST);
  let end = 2;
  let count = 0;
  let dropped = NONE;
  cells[EVERY * CELLS] = codeOf("every");

  function cell(condition: ConditionId, which: number): number {
    return cells[condition * CELLS + which] ?? 0;
  }

  function kindOf(condition: ConditionId): Kind {
    return KINDS[cell(condition, 0) & 0xff] ?? "none";
  }

  function setNext(condition: ConditionId, next: ConditionId): void {
    cells[condition * CELLS + NEXT] = next;
  }

  function grow(): void {
    const larger = new Int32Array(cells.length * 2);
    larger.set(cells);
    cells = larger;
    buckets = new Int32Array(buckets.length * 2);
    for (let at = EVERY + 1; at < end; at++) if (isCombined(kindOf(at))) link(at);
  }

  function bucketOf(code: number, left: ConditionId, right: ConditionId): number {
    const mixed = Math.imul(left ^ Math.imul(right + code, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (buckets.length - 1);
  }

  function ownBucket(condition: ConditionId): number {
    return bucketOf(cell(condition, 0) & 0xff, cell(condition, LEFT), cell(condition, RIGHT));
  }

  function link(condition: ConditionId): void {
    const bucket = ownBucket(condition);
    setNext(condition, buckets[bucket] ?? NONE);
    buckets[bucket] = condition;
  }

  function unlink(condition: ConditionId): void {
    const bucket = ownBucket(condition);
    const next = cell(condition, NEXT);
    let before = buckets[bucket] ?? NONE;
    if (before === condition) {
      buckets[bucket] = next;
      return;
    }
    while (cell(before, NEXT) !== condition) before = cell(before, NEXT);
    setNext(before, next);
  }

  function take(): ConditionId {
    const taken = dropped;
    if (taken !== NONE) {
      dropped = cell(taken, NEXT);
      return taken;
    }
    if (end * CELLS === cells.length) grow();
    return end++;
  }

  function add({ kind, left, right, rank }: Shape): ConditionId {
    const made = take();
    cells.set([codeOf(kind) | (rank << RANK_SHIFT), left, right, NONE], made * CELLS);
    count += 1;
    return made;
  }

  function find(kind: Kind, left: ConditionId, right: ConditionId): ConditionId {
    const code = codeOf(kind);
    let at = buckets[bucketOf(code, left, right)] ?? NONE;
    while (at !== NONE && !is(at, code, left, right)) at = cell(at, NEXT);
    return at;
  }

  function is(
    condition: ConditionId,
    code: number,
    left: ConditionId,
    right: ConditionId,
  ): boolean {
    if (cell(condition, LEFT) !== left || cell(condition, RIGHT) !== right) return false;
    return (cell(condition, 0) & 0xff) === code;
  }

  return {
    kindOf,
    leftOf: (condition) => cell(condition, LEFT),
    rightOf: (condition) => cell(condition, RIGHT),
    rankOf: (condition) => cell(condition, 0) >> RANK_SHIFT,
    add,
    find,
    intern(shape) {
      const known = find(shape.kind, shape.left, shape.right);
      if (known !== NONE) return known;
      const made = add(shape);
      link(made);
      return made;
    },
    drop(condition) {
      if (isCombined(kindOf(condition))) unlink(condition);
      cells[condition * CELLS] = codeOf("none");
      setNext(condition, dropped);
      dropped = condition;
      count -= 1;
    },
    count: () => count,
    end: () => end,
  };
}

function codeOf(kind: Kind): number {
  return CODES.get(kind) ?? 0;
}

function isCombined(kind: Kind): boolean {
  return kind === "and" || kind === "or" || kind === "not" || kind === "pair";
}
