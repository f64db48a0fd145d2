/**
 * Something a paper may satisfy, as a number: a feature, a test, or a combination of conditions.
 * Equal conditions have one number, so that what many topics ask is worked out once.
 */
export type Condition = number;

/** Satisfied by no paper. */
export const NONE: Condition = 0;
/** Satisfied by every paper. */
export const EVERY: Condition = 1;

/** What is read off a paper at once: a token by where it stands, a word of an author's name, a category. */
export type FeatureKind = "any" | "title" | "abstract" | "author" | "category";

/** Of what papers have: the conditions that any topic asks for, by name. */
export type Features = Readonly<Record<FeatureKind, ReadonlyMap<string, Condition>>>;

/** A `filter` is what passes a test among the papers that satisfy its left member; `not` has a left member only. */
export type Kind = "none" | "every" | "and" | "or" | "not" | "filter" | FeatureKind;

const KINDS: readonly Kind[] = [
  ...(["none", "every", "and", "or", "not", "filter"] as const),
  ...(["any", "title", "abstract", "author", "category"] as const),
];
const CODES = new Map(KINDS.map((kind, code) => [kind, code]));

/** What a condition is made of. */
export interface Shape {
  readonly kind: Kind;
  readonly left: Condition;
  readonly right: Condition;
  /** How dear it is to work out; a feature's is 0, none is above 255. */
  readonly rank: number;
}

/** Conditions in columns of numbers: some dozens of bytes each, and nothing for the garbage collector. */
export interface ConditionTable {
  kindOf(condition: Condition): Kind;
  leftOf(condition: Condition): Condition;
  rightOf(condition: Condition): Condition;
  rankOf(condition: Condition): number;
  /** A number for a new condition; one that was dropped is used again. */
  add(shape: Shape): Condition;
  /** The number of an equal combination, or a new one. */
  intern(shape: Shape): Condition;
  drop(condition: Condition): void;
  /** How many there are. */
  count(): number;
  /** All numbers are below this. */
  end(): number;
}

const LEAST = 1_024;

export function createConditionTable(): ConditionTable {
  let kinds = new Uint8Array(LEAST);
  let ranks = new Uint8Array(LEAST);
  let lefts = new Int32Array(LEAST);
  let rights = new Int32Array(LEAST);
  /** The next combination in the same bucket, or the next number to be used again. */
  let nexts = new Int32Array(LEAST);
  let buckets = new Int32Array(LEAST);
  let end = 2;
  let count = 0;
  let dropped = NONE;
  kinds[EVERY] = CODES.get("every") ?? 0;

  function grow(): void {
    const size = kinds.length * 2;
    kinds = larger(kinds, new Uint8Array(size));
    ranks = larger(ranks, new Uint8Array(size));
    lefts = larger(lefts, new Int32Array(size));
    rights = larger(rights, new Int32Array(size));
    nexts = larger(nexts, new Int32Array(size));
    const before = buckets;
    buckets = new Int32Array(size);
    for (const first of before) for (let at = first; at !== NONE; ) at = moveOn(at);
  }

  /** Puts a combination into its bucket; @returns the one that followed it before. */
  function moveOn(condition: Condition): Condition {
    const next = nexts[condition] ?? NONE;
    link(condition);
    return next;
  }

  function bucketOf(kind: number, left: Condition, right: Condition): number {
    const mixed = Math.imul(left ^ Math.imul(right + kind, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (buckets.length - 1);
  }

  function ownBucket(condition: Condition): number {
    const [left = NONE, right = NONE] = [lefts[condition], rights[condition]];
    return bucketOf(kinds[condition] ?? 0, left, right);
  }

  function link(condition: Condition): void {
    const bucket = ownBucket(condition);
    nexts[condition] = buckets[bucket] ?? NONE;
    buckets[bucket] = condition;
  }

  function unlink(condition: Condition): void {
    const bucket = ownBucket(condition);
    const next = nexts[condition] ?? NONE;
    let at = buckets[bucket] ?? NONE;
    if (at === condition) buckets[bucket] = next;
    while (at !== NONE && nexts[at] !== condition) at = nexts[at] ?? NONE;
    if (at !== NONE) nexts[at] = next;
  }

  function take(): Condition {
    if (dropped === NONE) {
      if (end === kinds.length) grow();
      return end++;
    }
    const taken = dropped;
    dropped = nexts[taken] ?? NONE;
    return taken;
  }

  function add({ kind, left, right, rank }: Shape): Condition {
    const made = take();
    kinds[made] = CODES.get(kind) ?? 0;
    lefts[made] = left;
    rights[made] = right;
    ranks[made] = rank;
    nexts[made] = NONE;
    count += 1;
    return made;
  }

  function find({ kind, left, right }: Shape): Condition {
    const code = CODES.get(kind) ?? 0;
    let at = buckets[bucketOf(code, left, right)] ?? NONE;
    while (at !== NONE && !(kinds[at] === code && lefts[at] === left && rights[at] === right)) {
      at = nexts[at] ?? NONE;
    }
    return at;
  }

  function kindOf(condition: Condition): Kind {
    return KINDS[kinds[condition] ?? 0] ?? "none";
  }

  return {
    kindOf,
    leftOf: (condition) => lefts[condition] ?? NONE,
    rightOf: (condition) => rights[condition] ?? NONE,
    rankOf: (condition) => ranks[condition] ?? 0,
    add,
    intern(shape) {
      const known = find(shape);
      if (known !== NONE) return known;
      const made = add(shape);
      link(made);
      return made;
    },
    drop(condition) {
      if (isCombined(kindOf(condition))) unlink(condition);
      kinds[condition] = 0;
      nexts[condition] = dropped;
      dropped = condition;
      count -= 1;
    },
    count: () => count,
    end: () => end,
  };
}

function isCombined(kind: Kind): boolean {
  return kind === "and" || kind === "or" || kind === "not";
}

function larger<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
