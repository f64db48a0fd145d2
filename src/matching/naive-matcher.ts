import type { Query } from "../query/query.ts";
import { compileTopic, type TopicTest } from "./compile-topic.ts";
import type { Matcher, TopicKey } from "./matcher.ts";
import { factsOf } from "./paper-facts.ts";

/** Asks every topic about every paper: what a matcher answers, said plainly. */
export function createNaiveMatcher(): Matcher {
  const tests = new Map<TopicKey, TopicTest>();
  const put = (topics: ReadonlyMap<TopicKey, Query>) => {
    for (const [key, query] of topics) tests.set(key, compileTopic(query));
  };
  return {
    set(topics) {
      tests.clear();
      put(topics);
    },
    change({ gone, come }) {
      for (const key of gone) tests.delete(key);
      put(come);
    },
    match(papers, answered, outside = {}) {
      for (const [at, paper] of papers.entries()) {
        const facts = factsOf(paper);
        for (const [key, test] of tests) if (test(facts, outside)) answered(key, at);
      }
    },
  };
}
