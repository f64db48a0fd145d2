import type { Query } from "../query/query.ts";
import { anchorsOf } from "./anchors.ts";
import { conditionOf, type Making } from "./condition-of.ts";
import { type ConditionId, EVERY } from "./condition-table.ts";
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

interface Meant {
  readonly query: Query;
  readonly condition: ConditionId;
}

/** What is held of the topics. */
interface Held {
  readonly conditions: Conditions;
  readonly meant: Map<TopicKey, Meant>;
  readonly numbers: TopicNumbers;
  readonly topics: TopicsByCondition;
  readonly anchorsBy: Map<ConditionId, readonly ConditionId[]>;
  readonly anchored: Map<ConditionId, ConditionId[]>;
  readonly unanchored: Set<ConditionId>;
  /** Conditions that have come to have topics and are not anchored yet. */
  readonly fresh: Set<ConditionId>;
  readonly making: Making;
}

const NOTHING: readonly never[] = [];

export function createStandingTopics(): StandingTopics {
  const conditions = createConditions();
  const held: Held = {
    conditions,
    meant: new Map(),
    numbers: createTopicNumbers(),
    topics: createTopicsByCondition(),
    anchorsBy: new Map(),
    anchored: new Map(),
    unanchored: new Set(),
    fresh: new Set(),
    making: { conditions, words: new Map() },
  };
  const { meant, topics, anchored, unanchored } = held;
  return {
    set(wanted) {
      for (const [key, query] of wanted) put(held, key, query);
      if (meant.size > wanted.size) {
        for (const key of meant.keys()) if (!wanted.has(key)) remove(held, key);
      }
      anchorFresh(held);
    },
    change({ gone, come }) {
      for (const key of gone) remove(held, key);
      for (const [key, query] of come) put(held, key, query);
      anchorFresh(held);
    },
    numbers: held.numbers.given,
    conditions,
    eachTopic: topics.each,
    anchoredAt: (feature) => anchored.get(feature) ?? NOTHING,
    unanchored: () => unanchored,
    count: () => meant.size,
  };
}

function put(held: Held, key: TopicKey, query: Query): void {
  const { conditions, meant, numbers, topics, fresh, making } = held;
  if (meant.get(key)?.query === query) return;
  const condition = query.expr ? conditionOf(query.expr, making) : EVERY;
  // Held before its predecessor is let go, so that what they share is not forgotten in between.
  conditions.hold(condition);
  letGo(held, key);
  meant.set(key, { query, condition });
  if (!topics.has(condition)) fresh.add(condition);
  topics.add(condition, numbers.give(key));
}

/** Nothing happens when it is not held. */
function remove(held: Held, key: TopicKey): void {
  letGo(held, key);
  held.numbers.takeBack(key);
}

/** Its number stays. */
function letGo(held: Held, key: TopicKey): void {
  const { conditions, meant, numbers, topics, making } = held;
  const condition = meant.get(key)?.condition;
  if (condition === undefined) return;
  meant.delete(key);
  topics.remove(condition, numbers.give(key));
  if (!topics.has(condition)) loosen(held, condition);
  making.words.clear();
  conditions.release(condition);
}

/** Last of all, when it is known how many conditions hold each feature. */
function anchorFresh(held: Held): void {
  held.making.words.clear();
  for (const condition of held.fresh) anchor(held, condition);
  held.fresh.clear();
}

function anchor(held: Held, condition: ConditionId): void {
  const { conditions, anchorsBy, anchored, unanchored } = held;
  const anchors = anchorsOf(condition, conditions);
  if (!anchors) unanchored.add(condition);
  else anchorsBy.set(condition, anchors);
  for (const feature of anchors ?? []) {
    const others = anchored.get(feature);
    if (others) others.push(condition);
    else anchored.set(feature, [condition]);
  }
}

function loosen(held: Held, condition: ConditionId): void {
  const { anchorsBy, anchored, unanchored, fresh } = held;
  fresh.delete(condition);
  unanchored.delete(condition);
  for (const feature of anchorsBy.get(condition) ?? NOTHING) {
    const others = anchored.get(feature) ?? [];
    others.splice(others.indexOf(condition), 1);
    if (others.length === 0) anchored.delete(feature);
  }
  anchorsBy.delete(condition);
}
