import type { Query } from "../query/query.ts";
import { anchorsOf, featuresOf } from "./anchors.ts";
import { conditionOf, type Making } from "./condition-of.ts";
import { type ConditionId, EVERY, NONE } from "./condition-table.ts";
import { type Conditions, createConditions } from "./conditions.ts";
import type { Matcher, TopicKey, TopicNumber } from "./matcher.ts";
import { createTopicNumbers, type TopicNumbers } from "./topic-numbers.ts";
import { createTopicsByCondition, type TopicsByCondition } from "./topics-by-condition.ts";

/** The topics that are set, as conditions, found by the features that papers must have for them. */
export interface StandingTopics {
  /** One that stays, with the same query object, costs one look. */
  readonly set: Matcher["set"];
  readonly change: Matcher["change"];
  readonly numbers: Matcher["numbers"];
  readonly conditions: Conditions;
  /** The topics that mean exactly this. */
  eachTopic(condition: ConditionId, visit: (topic: TopicNumber) => void): void;
  /** Conditions with topics that only papers with a feature can satisfy; each stands with one feature or more. */
  anchoredAt(feature: ConditionId): readonly ConditionId[];
  /** Conditions with topics that any paper may satisfy. */
  unanchored(): Iterable<ConditionId>;
  count(): number;
}

/** What is held of the topics. */
interface Held {
  readonly conditions: Conditions;
  readonly numbers: TopicNumbers;
  /** Of each topic, by its number. */
  readonly queries: (Query | undefined)[];
  /** The same: what its query means. */
  readonly meant: ConditionId[];
  readonly topics: TopicsByCondition;
  readonly anchored: Map<ConditionId, ConditionId[]>;
  readonly unanchored: Set<ConditionId>;
  /** Conditions that have come to have topics and are not anchored yet. */
  readonly fresh: ConditionId[];
  readonly making: Making;
}

const NOTHING: readonly never[] = [];

export function createStandingTopics(): StandingTopics {
  const conditions = createConditions();
  const held: Held = {
    conditions,
    numbers: createTopicNumbers(),
    queries: [],
    meant: [],
    topics: createTopicsByCondition(),
    anchored: new Map(),
    unanchored: new Set(),
    fresh: [],
    making: { conditions, words: new Map() },
  };
  const { topics, anchored, unanchored } = held;
  const { given } = held.numbers;
  return {
    set(wanted) {
      for (const [key, query] of wanted) put(held, key, query);
      if (given.size > wanted.size) {
        for (const key of given.keys()) if (!wanted.has(key)) remove(held, key);
      }
      anchorFresh(held);
    },
    change({ gone, come }) {
      for (const key of gone) remove(held, key);
      for (const [key, query] of come) put(held, key, query);
      anchorFresh(held);
    },
    numbers: given,
    conditions,
    eachTopic: topics.each,
    anchoredAt: (feature) => anchored.get(feature) ?? NOTHING,
    unanchored: () => unanchored,
    count: () => given.size,
  };
}

function put(held: Held, key: TopicKey, query: Query): void {
  const { conditions, topics } = held;
  const number = held.numbers.give(key);
  if (held.queries[number] === query) return;
  const condition = query.expr ? conditionOf(query.expr, held.making) : EVERY;
  // Held before its predecessor is let go, so that what they share is not forgotten in between.
  conditions.hold(condition);
  letGo(held, number);
  held.queries[number] = query;
  held.meant[number] = condition;
  // Each key is put once at a time: what is fresh has a topic still when it is anchored.
  if (!topics.has(condition)) held.fresh.push(condition);
  topics.add(condition, number);
}

/** Nothing happens when it is not held. */
function remove(held: Held, key: TopicKey): void {
  const number = held.numbers.given.get(key);
  if (number === undefined) return;
  letGo(held, number);
  held.numbers.takeBack(key);
}

/** Its number stays. Nothing happens when it means nothing yet. */
function letGo(held: Held, number: TopicNumber): void {
  const { conditions, queries, meant, topics, making } = held;
  if (queries[number] === undefined) return;
  queries[number] = undefined;
  const condition = meant[number] ?? NONE;
  topics.remove(condition, number);
  if (!topics.has(condition)) loosen(held, condition);
  making.words.clear();
  conditions.release(condition);
}

/** Last of all, when it is known how many conditions hold each feature. */
function anchorFresh(held: Held): void {
  held.making.words.clear();
  for (const condition of held.fresh) anchor(held, condition);
  held.fresh.length = 0;
}

function anchor(held: Held, condition: ConditionId): void {
  const { conditions, anchored, unanchored } = held;
  const anchors = anchorsOf(condition, conditions);
  if (!anchors) unanchored.add(condition);
  for (const feature of anchors ?? NOTHING) {
    const others = anchored.get(feature);
    if (others) others.push(condition);
    else anchored.set(feature, [condition]);
  }
}

function loosen({ conditions, anchored, unanchored }: Held, condition: ConditionId): void {
  unanchored.delete(condition);
  for (const feature of featuresOf(condition, conditions)) {
    const others = anchored.get(feature) ?? [];
    const at = others.indexOf(condition);
    if (at >= 0) others.splice(at, 1);
    if (others.length === 0) anchored.delete(feature);
  }
}
