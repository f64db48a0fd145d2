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

export function createConditions(): Conditions {
  const table = createConditionTable();
  const homes = {
    any: new Map<string, ConditionId>(),
    title: new Map<string, ConditionId>(),
    abstract: new Map<string, ConditionId>(),
    beginning: new Map<string, ConditionId>(),
    author: new Map<string, ConditionId>(),
    category: new Map<string, ConditionId>(),
  };
  const filters = new Map<string, ConditionId>();
  const named = new Map<ConditionId, Named>();
  const holders: number[] = [];
  /** Of the tokens that know their feature; another one whenever a feature comes or goes. */
  let numbering = newNumbering();

  function hold(condition: ConditionId): void {
    holders[condition] = holdersOf(condition) + 1;
  }

  function holdersOf(condition: ConditionId): number {
    return holders[condition] ?? 0;
  }

  function release(condition: ConditionId): void {
    if (condition === NONE || condition === EVERY) return;
    holders[condition] = holdersOf(condition) - 1;
    if (holdersOf(condition) > 0) return;
    const [left, right] = [table.leftOf(condition), table.rightOf(condition)];
    const entry = named.get(condition);
    entry?.home.delete(entry.name);
    if (entry?.home === homes.any) numbering = newNumbering();
    named.delete(condition);
    table.drop(condition);
    release(left);
    release(right);
  }

  function addNamed(entry: Named, shape: Shape): ConditionId {
    const made = table.add(shape);
    hold(shape.left);
    entry.home.set(entry.name, made);
    if (entry.home === homes.any) numbering = newNumbering();
    named.set(made, entry);
    return made;
  }

  function combine(shape: Shape): ConditionId {
    const before = table.count();
    const condition = table.intern(shape);
    if (table.count() > before) {
      hold(shape.left);
      hold(shape.right);
    }
    return condition;
  }

  function word(token: Token): ConditionId {
    if (token.numbering !== numbering) {
      token.number = homes.any.get(token.text) ?? NONE;
      token.numbering = numbering;
    }
    return token.number;
  }

  function dearestFirst(a: ConditionId, b: ConditionId): number {
    return table.rankOf(b) - table.rankOf(a) || a - b;
  }

  return {
    ...table,
    features: { named: homes, word, pair: (left, right) => table.find("pair", left, right) },
    hold,
    holdersOf,
    release,
    feature(kind, name) {
      const home = homes[kind];
      const shape: Shape = { kind, left: NONE, right: NONE, rank: 0 };
      return home.get(name) ?? addNamed({ home, name }, shape);
    },
    pair: (left, right) => combine({ kind: "pair", left, right, rank: 0 }),
    filter(name, rank, among, test) {
      const shape: Shape = { kind: "filter", left: among, right: NONE, rank };
      return filters.get(name) ?? addNamed({ home: filters, name, test }, shape);
    },
    testOf: (filter) => named.get(filter)?.test,
    not(member) {
      const rank = table.rankOf(member);
      return combine({ kind: "not", left: member, right: NONE, rank });
    },
    oneOf(members) {
      const [first = NONE, ...others] = new Set(members);
      const rank = Math.max(...[first, ...others].map(table.rankOf));
      return others.reduce((left, right) => combine({ kind: "or", left, right, rank }), first);
    },
    group(kind, members) {
      const [one = NONE, other = NONE] = members;
      if (members.length === 2 && one !== other) {
        const [dear, cheap] = dearestFirst(one, other) < 0 ? [one, other] : [other, one];
        return combine({ kind, left: cheap, right: dear, rank: table.rankOf(dear) });
      }
      const [dearest, ...others] = [...new Set(members)].sort(dearestFirst);
      if (dearest === undefined) return kind === "and" ? EVERY : NONE;
      const rank = table.rankOf(dearest);
      // The cheapest comes to stand leftmost, where it is asked first.
      return others.reduce((right, left) => combine({ kind, left, right, rank }), dearest);
    },
  };
}
