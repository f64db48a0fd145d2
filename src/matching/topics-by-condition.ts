import type { ConditionId } from "./condition-table.ts";
import type { TopicKey } from "./matcher.ts";

/** Which topics mean exactly a condition. */
export interface TopicsByCondition {
  each(condition: ConditionId, visit: (key: TopicKey) => void): void;
  has(condition: ConditionId): boolean;
  add(condition: ConditionId, key: TopicKey): void;
  remove(condition: ConditionId, key: TopicKey): void;
}

const NO_TOPICS: readonly TopicKey[] = [];

/** Equal topics have one key, so that nearly every condition has one topic or none: it stands in one list for all. */
export function createTopicsByCondition(): TopicsByCondition {
  const firsts: (TopicKey | undefined)[] = [];
  const others = new Map<ConditionId, readonly TopicKey[]>();

  function put(condition: ConditionId, [first, ...more]: readonly TopicKey[]): void {
    // Without a hole, so that it stays an array for the engine.
    while (firsts.length <= condition) firsts.push(undefined);
    firsts[condition] = first;
    if (more.length > 0) others.set(condition, more);
    else others.delete(condition);
  }

  function of(condition: ConditionId): readonly TopicKey[] {
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
    add: (condition, key) => put(condition, [...of(condition), key]),
    remove(condition, key) {
      put(
        condition,
        of(condition).filter((other) => other !== key),
      );
    },
  };
}
