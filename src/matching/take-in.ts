import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Instant } from "../time/instant.ts";
import type { Matcher } from "./matcher.ts";
import { TOPIC_MEMORY_MS } from "./search-recent.ts";
import { topicByTopic } from "./topic-by-topic.ts";
import type { TopicMemory } from "./topic-memory.ts";
import type { TopicPapers } from "./topic-papers.ts";

export interface TakingIn {
  readonly matcher: Pick<Matcher, "match">;
  readonly memory: TopicMemory;
  readonly outside: MatchFacts;
  readonly now: Instant;
}

/** New papers join the topics they answer at once; of a known one all topics must be heard first. */
export function takeIn(
  papers: readonly Paper[],
  { matcher, memory, outside, now }: TakingIn,
): void {
  const recent = lastOfEach(papers).filter(
    ({ publishedAt }) => publishedAt >= now - TOPIC_MEMORY_MS,
  );
  const ofKnown = recent.map(({ id }): TopicPapers[] | undefined =>
    memory.numberOf(id) === undefined ? undefined : [],
  );
  const numbers = recent.map((paper) => memory.number(paper, now));
  const topicOf = topicByTopic((key) => memory.topics.get(key));
  matcher.match(
    recent,
    (key, at) => {
      const topic = topicOf(key);
      const known = ofKnown[at];
      if (topic && known) known.push(topic);
      else if (topic) memory.join(topic, numbers[at] ?? 0, now);
    },
    outside,
  );
  for (const [at, paper] of recent.entries()) {
    const known = ofKnown[at];
    if (known) memory.answersOnly(paper, known, now);
    else memory.dropUnmatched(numbers[at] ?? 0);
  }
}

function lastOfEach(papers: readonly Paper[]): Paper[] {
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}
