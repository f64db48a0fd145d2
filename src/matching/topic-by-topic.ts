import type { TopicKey } from "./matcher.ts";
import type { TopicPapers } from "./topic-papers.ts";

/** A look-up of topics that is asked the same many times in a row. */
export function topicByTopic(
  look: (key: TopicKey) => TopicPapers | undefined,
): (key: TopicKey) => TopicPapers | undefined {
  let last: TopicKey | undefined;
  let found: TopicPapers | undefined;
  return (key) => {
    if (key !== last) [last, found] = [key, look(key)];
    return found;
  };
}
