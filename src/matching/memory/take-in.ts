import type { Paper } from "../../paper/paper.ts";
import type { MatchFacts } from "../../query/matches.ts";
import type { Instant } from "../../time/instant.ts";
import type { Matcher } from "../matcher.ts";
import type { RecentPaper } from "./recent-papers.ts";
import { TOPIC_MEMORY_MS } from "./search-recent.ts";
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
  const recent = lastOfEach(papers).filter((each) => each.publishedAt >= now - TOPIC_MEMORY_MS);
  const taken = recent.map((paper): Taken => {
    const known = memory.paper(paper.id);
    if (known) return { paper, remembered: known, topics: [] };
    return { paper, remembered: memory.remember(paper, now) };
  });
  matcher.match(
    recent,
    (number, places, count) => {
      const topic = memory.topicAt(number);
      for (let n = 0; topic && n < count; n++) {
        const { topics, remembered } = taken[places[n] ?? 0] ?? {};
        if (topics) topics.push(topic);
        else if (remembered) memory.join(topic, remembered, now);
      }
    },
    outside,
  );
  for (const { paper, remembered, topics } of taken) {
    if (topics) memory.answersOnly(paper, topics, now);
    else memory.dropUnmatched(remembered);
  }
}

interface Taken {
  readonly paper: Paper;
  readonly remembered: RecentPaper;
  /** Of a known one, the topics it answers now. */
  readonly topics?: TopicPapers[];
}

function lastOfEach(papers: readonly Paper[]): Paper[] {
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}
