import type { Query } from "../query/query.ts";
import { anchorsOf } from "./anchors.ts";
import { conditionOf } from "./condition-of.ts";
import { type Condition, EVERY } from "./condition-table.ts";
import { type Conditions, createConditions } from "./conditions.ts";
import type { TopicKey } from "./matcher.ts";

/** The topics that are set, as conditions, found by the features that papers must have for them. */
export interface StandingTopics {
  /** Replaces the topics; one that stays, with the same query object, costs one look. */
  set(topics: ReadonlyMap<TopicKey, Query>): void;
  readonly conditions: Conditions;
  /** The topics that mean exactly this. */
  topicsOf(condition: Condition): readonly TopicKey[];
  /** Conditions with topics that only papers with a feature can satisfy; each stands with one feature or more. */
  anchoredAt(feature: Condition): readonly Condition[];
  /** Conditions with topics that any paper may satisfy. */
  unanchored(): Iterable<Condition>;
  count(): number;
}

interface Held {
  readonly query: Query;
  readonly condition: Condition;
}

const NOTHING: readonly never[] = [];

export function createStandingTopics(): StandingTopics {
  const conditions = createConditions();
  const held = new Map<TopicKey, Held>();
  /** By condition; nothing for those that are only part of topics. */
  const topicsOf: (readonly TopicKey[])[] = [];
  const anchorsBy = new Map<Condition, readonly Condition[]>();
  const anchored = new Map<Condition, Condition[]>();
  const unanchored = new Set<Condition>();
  /** Conditions that have come to have topics and are not anchored yet. */
  const fresh = new Set<Condition>();

  function put(key: TopicKey, query: Query): void {
    const condition = query.expr ? conditionOf(query.expr, conditions) : EVERY;
    // Held before its predecessor is let go, so that what they share is not forgotten in between.
    conditions.hold(condition);
    remove(key);
    held.set(key, { query, condition });
    // Without a hole, so that it stays an array for the engine.
    while (topicsOf.length <= condition) topicsOf.push(NOTHING);
    const others = topicsOf[condition] ?? NOTHING;
    if (others.length === 0) fresh.add(condition);
    topicsOf[condition] = [...others, key];
  }

  function remove(key: TopicKey): void {
    const condition = held.get(key)?.condition;
    if (condition === undefined) return;
    held.delete(key);
    const others = topicsOf[condition]?.filter((other) => other !== key) ?? NOTHING;
    topicsOf[condition] = others;
    if (others.length === 0) loosen(condition);
    conditions.release(condition);
  }

  function anchor(condition: Condition): void {
    const anchors = anchorsOf(condition, conditions);
    if (!anchors) unanchored.add(condition);
    else anchorsBy.set(condition, anchors);
    for (const feature of anchors ?? []) {
      const others = anchored.get(feature);
      if (others) others.push(condition);
      else anchored.set(feature, [condition]);
    }
  }

  function loosen(condition: Condition): void {
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
    set(topics) {
      for (const [key, query] of topics) if (held.get(key)?.query !== query) put(key, query);
      if (held.size > topics.size) {
        for (const key of held.keys()) if (!topics.has(key)) remove(key);
      }
      // Last, when it is known how many conditions hold each feature.
      fresh.forEach(anchor);
      fresh.clear();
    },
    conditions,
    topicsOf: (condition) => topicsOf[condition] ?? NOTHING,
    anchoredAt: (feature) => anchored.get(feature) ?? NOTHING,
    unanchored: () => unanchored,
    count: () => held.size,
  };
}
