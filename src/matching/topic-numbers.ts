import type { TopicKey, TopicNumber } from "./matcher.ts";

/** Numbers from 0 for topics: what is kept of each stands in arrays. */
export interface TopicNumbers {
  readonly given: ReadonlyMap<TopicKey, TopicNumber>;
  /** The one it has, or one that is free. */
  give(key: TopicKey): TopicNumber;
  takeBack(key: TopicKey): void;
}

export function createTopicNumbers(): TopicNumbers {
  const numbers = new Map<TopicKey, TopicNumber>();
  const free: TopicNumber[] = [];

  return {
    given: numbers,
    give(key) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      // As many as have a number and none is free: the next is their count.
      const number = free.pop() ?? numbers.size;
      numbers.set(key, number);
      return number;
    },
    takeBack(key) {
      const number = numbers.get(key);
      if (number === undefined) return;
      numbers.delete(key);
      free.push(number);
    },
  };
}
