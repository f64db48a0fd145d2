import type { Query } from "../query/query.ts";
import { compileTopic, type TopicTest } from "./compile-topic.ts";
import type { Matcher, TopicKey } from "./matcher.ts";
import { factsOf } from "./paper-facts.ts";
import { createTopicNumbers } from "./topic-numbers.ts";

/** Asks every topic about every paper: what a matcher answers, said plainly. */
export function createNaiveMatcher(): Matcher {
  const numbers = createTopicNumbers();
  const tests = new Map<TopicKey, TopicTest>();
  const put = (topics: ReadonlyMap<TopicKey, Query>) => {
    for (const [key, query] of topics) {
      tests.set(key, compileTopic(query));
      numbers.give(key);
    }
  };
  const remove = (key: TopicKey) => {
    tests.delete(key);
    numbers.takeBack(key);
  };
  const match: Matcher["match"] = (papers, answered, outside = {}) => {
    for (const [at, paper] of papers.entries()) {
      const facts = factsOf(paper);
      for (const [key, test] of tests)
        if (test(facts, outside)) answered(numbers.give(key), [at], 1);
    }
  };
  return {
    set(topics) {
      for (const key of tests.keys()) if (!topics.has(key)) remove(key);
      put(topics);
    },
    change({ gone, come }) {
      for (const key of gone) remove(key);
      put(come);
    },
    numbers: numbers.given,
    match,
    // biome-ignore lint/correctness/useYield: it has one piece
    *pieces(papers, answered, outside) {
      match(papers, answered, outside);
    },
  };
}
