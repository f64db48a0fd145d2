import type { PaperId } from "../paper/id.ts";
import type { MatchFacts } from "../query/matches.ts";
import { compileTopic, type Test } from "./compile-topic.ts";
import type { Matcher, MatcherDeps, TopicKey } from "./matcher.ts";
import { factsOf } from "./paper-facts.ts";

/** Asks every topic about every paper: what a matcher answers, said plainly. */
export function createNaiveMatcher(deps: MatcherDeps = {}): Matcher {
  let tests: (readonly [TopicKey, Test])[] = [];
  return {
    set(topics) {
      tests = [...topics].map(([key, query]) => [key, compileTopic(query)]);
    },
    match(papers) {
      const like = deps.like?.();
      const outside: MatchFacts = like ? { like } : {};
      const answers = new Map<PaperId, TopicKey[]>();
      for (const paper of papers) {
        const facts = factsOf(paper);
        const keys = tests.filter(([, test]) => test(facts, outside)).map(([key]) => key);
        if (keys.length > 0) answers.set(paper.id, keys);
      }
      return answers;
    },
  };
}
