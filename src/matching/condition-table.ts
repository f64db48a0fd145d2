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

/** What a table holds. */
interface Held {
  cells: Int32Array;
  /** The first combination of each. */
  buckets: Int32Array;
  end: number;
  count: number;
  /** The number to be used again first. */
  dropped: ConditionId;
}

export function createConditionTable(): ConditionTable {
  const table: Held = {
    cells: new Int32Array(LEAST * CELLS),
    buckets: new Int32Array(LEAST),
    end: 2,
    count: 0,
    dropped: NONE,
  };
  table.cells[EVERY * CELLS] = codeOf("every");
  return {
    kindOf: (condition) => kindOf(table, condition),
    leftOf: (condition) => cell(table, condition, LEFT),
    rightOf: (condition) => cell(table, condition, RIGHT),
    rankOf: (condition) => cell(table, condition, 0) >> RANK_SHIFT,
    add: (shape) => add(table, shape),
    find: (kind, left, right) => find(table, kind, left, right),
    intern: (shape) => intern(table, shape),
    drop: (condition) => drop(table, condition),
    count: () => table.count,
    end: () => table.end,
  };
}

function cell(table: Held, condition: ConditionId, which: number): number {
  return table.cells[condition * CELLS + which] ?? 0;
}

function kindOf(table: Held, condition: ConditionId): Kind {
  return KINDS[cell(table, condition, 0) & 0xff] ?? "none";
}

function setNext(table: Held, condition: ConditionId, next: ConditionId): void {
  table.cells[condition * CELLS + NEXT] = next;
}

function add(table: Held, { kind, left, right, rank }: Shape): ConditionId {
  const made = take(table);
  const { cells } = table;
  const at = made * CELLS;
  cells[at] = codeOf(kind) | (rank << RANK_SHIFT);
  cells[at + LEFT] = left;
  cells[at + RIGHT] = right;
  cells[at + NEXT] = NONE;
  table.count += 1;
  return made;
}

function take(table: Held): ConditionId {
  const taken = table.dropped;
  if (taken !== NONE) {
    table.dropped = cell(table, taken, NEXT);
    return taken;
  }
  if (table.end * CELLS === table.cells.length) grow(table);
  return table.end++;
}

function grow(table: Held): void {
  const larger = new Int32Array(table.cells.length * 2);
  larger.set(table.cells);
  table.cells = larger;
  table.buckets = new Int32Array(table.buckets.length * 2);
  for (let at = EVERY + 1; at < table.end; at++) if (isCombined(kindOf(table, at))) link(table, at);
}

function intern(table: Held, shape: Shape): ConditionId {
  const known = find(table, shape.kind, shape.left, shape.right);
  if (known !== NONE) return known;
  const made = add(table, shape);
  link(table, made);
  return made;
}

function drop(table: Held, condition: ConditionId): void {
  if (isCombined(kindOf(table, condition))) unlink(table, condition);
  table.cells[condition * CELLS] = codeOf("none");
  setNext(table, condition, table.dropped);
  table.dropped = condition;
  table.count -= 1;
}

function find(table: Held, kind: Kind, left: ConditionId, right: ConditionId): ConditionId {
  const code = codeOf(kind);
  let at = table.buckets[bucketOf(table, code, left, right)] ?? NONE;
  while (at !== NONE && !is(table, at, code, left, right)) at = cell(table, at, NEXT);
  return at;
}

function is(
  table: Held,
  condition: ConditionId,
  code: number,
  left: ConditionId,
  right: ConditionId,
): boolean {
  if (cell(table, condition, LEFT) !== left || cell(table, condition, RIGHT) !== right)
    return false;
  return (cell(table, condition, 0) & 0xff) === code;
}

function bucketOf(table: Held, code: number, left: ConditionId, right: ConditionId): number {
  const mixed = Math.imul(left ^ Math.imul(right + code, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (table.buckets.length - 1);
}

function ownBucket(table: Held, condition: ConditionId): number {
  const code = cell(table, condition, 0) & 0xff;
  return bucketOf(table, code, cell(table, condition, LEFT), cell(table, condition, RIGHT));
}

function link(table: Held, condition: ConditionId): void {
  const bucket = ownBucket(table, condition);
  setNext(table, condition, table.buckets[bucket] ?? NONE);
  table.buckets[bucket] = condition;
}

function unlink(table: Held, condition: ConditionId): void {
  const bucket = ownBucket(table, condition);
  const next = cell(table, condition, NEXT);
  let before = table.buckets[bucket] ?? NONE;
  if (before === condition) {
    table.buckets[bucket] = next;
    return;
  }
  while (cell(table, before, NEXT) !== condition) before = cell(table, before, NEXT);
  setNext(table, before, next);
}

function codeOf(kind: Kind): number {
  return CODES.get(kind) ?? 0;
}

function isCombined(kind: Kind): boolean {
  return kind === "and" || kind === "or" || kind === "not" || kind === "pair";
}
