import type { PaperId } from "../paper/id.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Query } from "../query/query.ts";
import { compileTopic, type TopicTest } from "./compile-topic.ts";
import type { Matcher, MatcherDeps, TopicKey } from "./matcher.ts";
import { factsOf } from "./paper-facts.ts";

/** Asks every topic about every paper: what a matcher answers, said plainly. */
export function createNaiveMatcher(deps: MatcherDeps = {}): Matcher {
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
    match(papers) {
      const like = deps.like?.();
      const outside: MatchFacts = like ? { like } : {};
      const answers = new Map<PaperId, TopicKey[]>();
      for (const paper of papers) {
        const facts = factsOf(paper);
        const keys = [...tests].filter(([, test]) => test(facts, outside)).map(([key]) => key);
        if (keys.length > 0) answers.set(paper.id, keys);
      }
      return answers;
    },
  };
}
