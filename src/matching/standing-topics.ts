import type { Query } from "../query/query.ts";
import { anchorsOf } from "./anchors.ts";
import { conditionOf, type Making } from "./condition-of.ts";
import { type ConditionId, EVERY } from "./condition-table.ts";
import { type Conditions, createConditions } from "./conditions.ts";
import type { Matcher, TopicKey } from "./matcher.ts";
import { createTopicsByCondition } from "./topics-by-condition.ts";

/** The topics that are set, as conditions, found by the features that papers must have for them. */
export interface StandingTopics {
  /** One that stays, with the same query object, costs one look. */
  readonly set: Matcher["set"];
  readonly change: Matcher["change"];
  readonly conditions: Conditions;
  /** The topics that mean exactly this. */
  eachTopic(condition: ConditionId, visit: (key: TopicKey) => void): void;
  /** Conditions with topics that only papers with a feature can satisfy; each stands with one feature or more. */
  anchoredAt(feature: ConditionId): readonly ConditionId[];
  /** Conditions with topics that any paper may satisfy. */
  unanchored(): Iterable<ConditionId>;
  count(): number;
}

interface Held {
  readonly query: Query;
  readonly condition: ConditionId;
}

const NOTHING: readonly never[] = [];

export function createStandingTopics(): StandingTopics {
  const conditions = createConditions();
  const held = new Map<TopicKey, Held>();
  const topics = createTopicsByCondition();
  const anchorsBy = new Map<ConditionId, readonly ConditionId[]>();
  const anchored = new Map<ConditionId, ConditionId[]>();
  const unanchored = new Set<ConditionId>();
  /** Conditions that have come to have topics and are not anchored yet. */
  const fresh = new Set<ConditionId>();
  const making: Making = { conditions, words: new Map() };

  function put(key: TopicKey, query: Query): void {
    if (held.get(key)?.query === query) return;
    const condition = query.expr ? conditionOf(query.expr, making) : EVERY;
    // Held before its predecessor is let go, so that what they share is not forgotten in between.
    conditions.hold(condition);
    remove(key);
    held.set(key, { query, condition });
    if (!topics.has(condition)) fresh.add(condition);
    topics.add(condition, key);
  }

  /** Nothing happens when it is not held. */
  function remove(key: TopicKey): void {
    const condition = held.get(key)?.condition;
    if (condition === undefined) return;
    held.delete(key);
    topics.remove(condition, key);
    if (!topics.has(condition)) loosen(condition);
    making.words.clear();
    conditions.release(condition);
  }

  function anchor(condition: ConditionId): void {
    const anchors = anchorsOf(condition, conditions);
    if (!anchors) unanchored.add(condition);
    else anchorsBy.set(condition, anchors);
    for (const feature of anchors ?? []) {
      const others = anchored.get(feature);
      if (others) others.push(condition);
      else anchored.set(feature, [condition]);
    }
  }

  /** Last of all, when it is known how many conditions hold each feature. */
  function anchorFresh(): void {
    making.words.clear();
    fresh.forEach(anchor);
    fresh.clear();
  }

  function loosen(condition: ConditionId): void {
    fresh.delete(condition);
    unanchored.delete(condition);
    for (const feature of anchorsBy.get(condition) ?? NOTHING) {
      const others = anchored.get(feature) ?? [];
      others.splice(others.indexOf(condition), 1);
      if (others.length === 0) anchored.delete(feature);
    }
    anchorsBy.delete(condition);
  }

  return {
    set(wanted) {
      for (const [key, query] of wanted) put(key, query);
      if (held.size > wanted.size) {
        for (const key of held.keys()) if (!wanted.has(key)) remove(key);
      }
      anchorFresh();
    },
    change({ gone, come }) {
      for (const key of gone) remove(key);
      for (const [key, query] of come) put(key, query);
      anchorFresh();
    },
    conditions,
    eachTopic: topics.each,
    anchoredAt: (feature) => anchored.get(feature) ?? NOTHING,
    unanchored: () => unanchored,
    count: () => held.size,
  };
}
