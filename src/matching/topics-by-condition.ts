import type { ConditionId } from "./condition-table.ts";
import type { TopicNumber } from "./matcher.ts";

/** Which topics mean exactly a condition. */
export interface TopicsByCondition {
  each(condition: ConditionId, visit: (topic: TopicNumber) => void): void;
  has(condition: ConditionId): boolean;
  add(condition: ConditionId, topic: TopicNumber): void;
  remove(condition: ConditionId, topic: TopicNumber): void;
}

const NO_TOPICS: readonly TopicNumber[] = [];

/** Equal topics have one key, so that nearly every condition has one topic or none: it stands in one list for all. */
export function createTopicsByCondition(): TopicsByCondition {
  const firsts: (TopicNumber | undefined)[] = [];
  const others = new Map<ConditionId, readonly TopicNumber[]>();

  function of(condition: ConditionId): readonly TopicNumber[] {
    const first = firsts[condition];
    return first === undefined ? NO_TOPICS : [first, ...(others.get(condition) ?? NO_TOPICS)];
  }

  return {
    each(condition, visit) {
      const first = firsts[condition];
      if (first === undefined) return;
      visit(first);
      others.get(condition)?.forEach(visit);
    },
    has: (condition) => firsts[condition] !== undefined,
    add(condition, topic) {
      // Without a hole, so that it stays an array for the engine.
      while (firsts.length <= condition) firsts.push(undefined);
      if (firsts[condition] === undefined) firsts[condition] = topic;
      else others.set(condition, [...of(condition).slice(1), topic]);
    },
    remove(condition, topic) {
      const [first, ...more] = of(condition).filter((other) => other !== topic);
      firsts[condition] = first;
      if (more.length > 0) others.set(condition, more);
      else others.delete(condition);
    },
  };
}
