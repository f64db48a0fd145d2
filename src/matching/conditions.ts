import type { MatchFacts } from "../query/matches.ts";
import { newNumbering } from "../query/words/term-numbering.ts";
import type { Token } from "../query/words/token.ts";
import {
  type ConditionId,
  type ConditionTable,
  createConditionTable,
  EVERY,
  type Features,
  type NamedFeature,
  NONE,
  type Shape,
} from "./condition-table.ts";
import type { ReadPaper } from "./read-paper.ts";

/** What rows of bits do not tell about a paper. */
export type FilterTest = (paper: ReadPaper, outside: MatchFacts) => boolean;

/** Every condition that topics hold, each once. */
export interface Conditions extends Omit<ConditionTable, "add" | "intern" | "find" | "drop"> {
  readonly features: Features;
  feature(kind: NamedFeature, name: string): ConditionId;
  /** Two tokens side by side. */
  pair(left: ConditionId, right: ConditionId): ConditionId;
  /** Of no members: every paper for `and`, no paper for `or`. */
  group(kind: "and" | "or", members: readonly ConditionId[]): ConditionId;
  /** One of some, in an order of their own: what is shared by many then does not hang on which came first. */
  oneOf(members: readonly ConditionId[]): ConditionId;
  not(member: ConditionId): ConditionId;
  /** @param name tells what is tested, among which papers: equal names are one condition */
  filter(name: string, rank: number, among: ConditionId, test: FilterTest): ConditionId;
  testOf(filter: ConditionId): FilterTest | undefined;
  /** How many topics and conditions hold it. */
  holdersOf(condition: ConditionId): number;
  hold(condition: ConditionId): void;
  /** Forgets it, and what only it holds, when nothing holds it any more. */
  release(condition: ConditionId): void;
}

/** Where a condition with a name is kept. */
interface Named {
  readonly home: Map<string, ConditionId>;
  readonly name: string;
  readonly test?: FilterTest;
}

/** What conditions hold. */
interface Held {
  readonly table: ConditionTable;
  readonly homes: Readonly<Record<NamedFeature, Map<string, ConditionId>>>;
  readonly filters: Map<string, ConditionId>;
  readonly named: Map<ConditionId, Named>;
  readonly holders: number[];
  /** Of the tokens that know their feature; another one whenever a feature comes or goes. */
  numbering: number;
}

export function createConditions(): Conditions {
  const table = createConditionTable();
  const homes = newHomes();
  const held: Held = {
    table,
    homes,
    filters: new Map(),
    named: new Map(),
    holders: [],
    numbering: newNumbering(),
  };
  return {
    ...table,
    features: {
      named: homes,
      word: (token) => word(held, token),
      pair: (left, right) => table.find("pair", left, right),
    },
    hold: (condition) => hold(held, condition),
    holdersOf: (condition) => holdersOf(held, condition),
    release: (condition) => release(held, condition),
    feature(kind, name) {
      const home = homes[kind];
      return home.get(name) ?? addNamed(held, { home, name }, shapeOf(kind));
    },
    pair: (left, right) => combine(held, { kind: "pair", left, right, rank: 0 }),
    filter(name, rank, among, test) {
      const home = held.filters;
      const shape: Shape = { kind: "filter", left: among, right: NONE, rank };
      return home.get(name) ?? addNamed(held, { home, name, test }, shape);
    },
    testOf: (filter) => held.named.get(filter)?.test,
    not(member) {
      const rank = table.rankOf(member);
      return combine(held, { kind: "not", left: member, right: NONE, rank });
    },
    oneOf: (members) => oneOf(held, members),
    group: (kind, members) => group(held, kind, members),
  };
}

function shapeOf(kind: NamedFeature): Shape {
  return { kind, left: NONE, right: NONE, rank: 0 };
}

function newHomes(): Held["homes"] {
  return {
    any: new Map(),
    title: new Map(),
    abstract: new Map(),
    beginning: new Map(),
    author: new Map(),
    category: new Map(),
  };
}

function hold(held: Held, condition: ConditionId): void {
  held.holders[condition] = holdersOf(held, condition) + 1;
}

function holdersOf({ holders }: Held, condition: ConditionId): number {
  return holders[condition] ?? 0;
}

function release(held: Held, condition: ConditionId): void {
  if (condition === NONE || condition === EVERY) return;
  const { table, homes, named, holders } = held;
  holders[condition] = holdersOf(held, condition) - 1;
  if (holdersOf(held, condition) > 0) return;
  const [left, right] = [table.leftOf(condition), table.rightOf(condition)];
  const entry = named.get(condition);
  entry?.home.delete(entry.name);
  if (entry?.home === homes.any) held.numbering = newNumbering();
  named.delete(condition);
  table.drop(condition);
  release(held, left);
  release(held, right);
}

function addNamed(held: Held, entry: Named, shape: Shape): ConditionId {
  const made = held.table.add(shape);
  hold(held, shape.left);
  entry.home.set(entry.name, made);
  if (entry.home === held.homes.any) held.numbering = newNumbering();
  held.named.set(made, entry);
  return made;
}

function combine(held: Held, shape: Shape): ConditionId {
  const { table } = held;
  const before = table.count();
  const condition = table.intern(shape);
  if (table.count() > before) {
    hold(held, shape.left);
    hold(held, shape.right);
  }
  return condition;
}

function word({ homes, numbering }: Held, token: Token): ConditionId {
  if (token.numbering !== numbering) {
    token.number = homes.any.get(token.text) ?? NONE;
    token.numbering = numbering;
  }
  return token.number;
}

function oneOf(held: Held, members: readonly ConditionId[]): ConditionId {
  const [first = NONE, ...others] = members.filter((each, at) => members.indexOf(each) === at);
  const rank = others.reduce(
    (most, each) => Math.max(most, held.table.rankOf(each)),
    held.table.rankOf(first),
  );
  return others.reduce((left, right) => combine(held, { kind: "or", left, right, rank }), first);
}

function group(held: Held, kind: "and" | "or", members: readonly ConditionId[]): ConditionId {
  const ordered = dearestFirst(held.table, members);
  const dearest = ordered[0];
  if (dearest === undefined) return kind === "and" ? EVERY : NONE;
  const rank = held.table.rankOf(dearest);
  let combined = dearest;
  // The cheapest comes to stand leftmost, where it is asked first; equal ones stand side by side.
  for (let at = 1; at < ordered.length; at++) {
    const left = ordered[at] ?? NONE;
    if (left !== ordered[at - 1]) combined = combine(held, { kind, left, right: combined, rank });
  }
  return combined;
}

/** By insertion: there are few, and `sort` sets up more than all else of a topic takes. */
function dearestFirst(table: ConditionTable, members: readonly ConditionId[]): ConditionId[] {
  const ordered = members.slice();
  for (let end = 1; end < ordered.length; end++) {
    const member = ordered[end] ?? NONE;
    const rank = table.rankOf(member);
    let at = end;
    for (; at > 0; at--) {
      const other = ordered[at - 1] ?? NONE;
      if ((table.rankOf(other) - rank || member - other) >= 0) break;
      ordered[at] = other;
    }
    ordered[at] = member;
  }
  return ordered;
}
