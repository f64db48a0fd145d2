import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Query } from "../query/query.ts";
import type { Instant } from "../time/instant.ts";
import { firstMatched } from "./first-matched.ts";
import type { Matcher, TopicKey } from "./matcher.ts";
import { TOPIC_MEMORY_MS } from "./search-recent.ts";
import { topicByTopic } from "./topic-by-topic.ts";
import type { TopicMemory } from "./topic-memory.ts";

/** Fills many new topics with the papers already known, in one pass over these that may be interrupted. */
export interface TopicFilling {
  /** Topics that are not filled yet. */
  readonly pending: Map<TopicKey, Query>;
  begin(topics: ReadonlyMap<TopicKey, Query>, now: Instant): void;
  /** Takes the next papers. @returns whether there are more */
  step(): boolean;
  /** All papers that it goes through. */
  papers(): readonly PaperId[];
  /** When it began. */
  now(): Instant;
}

export interface TopicFillingDeps {
  readonly matcher: Pick<Matcher, "match">;
  readonly catalogue: Pick<Catalogue, "get" | "dates" | "publishedSince" | "changes" | "mark">;
  readonly memory: TopicMemory;
  /** Asked once for all papers: what is like another is dear to tell. */
  readonly outside: () => MatchFacts;
}

/** So many that a step of 100,000 topics is over in some 50 ms. */
const STEP = 64;

export function createTopicFilling(deps: TopicFillingDeps): TopicFilling {
  const { matcher, catalogue, memory } = deps;
  const pending = new Map<TopicKey, Query>();
  /** Papers that changed meanwhile: they come in by themselves, at the moment they do. */
  const changed = new Set<PaperId>();
  let pass = { ids: [] as readonly PaperId[], next: 0, now: 0, outside: {} as MatchFacts };
  let mark = 0;

  function watchChanges(): void {
    const changes = catalogue.changes(mark, Number.MAX_SAFE_INTEGER);
    for (const { id } of changes.papers) changed.add(id);
    mark = changes.mark;
  }

  function fillWith(ids: readonly PaperId[]): void {
    const papers = catalogue.get(ids.filter((id) => !changed.has(id)));
    const dates = catalogue.dates(papers.map(({ id }) => id));
    const moments = papers.map((paper) => firstMatched(dates.get(paper.id) ?? paper, pass.now));
    const numbers = papers.map((paper, at) => memory.number(paper, moments[at] ?? pass.now));
    const topicOf = topicByTopic((key) => (pending.has(key) ? memory.topics.get(key) : undefined));
    matcher.match(
      papers,
      (key, at) => {
        const topic = topicOf(key);
        if (topic) memory.join(topic, numbers[at] ?? 0, moments[at] ?? pass.now);
      },
      pass.outside,
    );
    numbers.forEach(memory.dropUnmatched);
  }

  return {
    pending,
    begin(topics, now) {
      if (pending.size === 0) {
        changed.clear();
        mark = catalogue.mark();
      }
      for (const [key, query] of topics) pending.set(key, query);
      const ids = catalogue.publishedSince(now - TOPIC_MEMORY_MS);
      pass = { ids, next: 0, now, outside: deps.outside() };
    },
    step() {
      if (pending.size > 0) watchChanges();
      const { ids, next } = pass;
      if (pending.size > 0) fillWith(ids.slice(next, next + STEP));
      pass.next = next + STEP;
      if (pending.size > 0 && pass.next < ids.length) return true;
      pending.clear();
      pass = { ...pass, ids: [], outside: {} };
      return false;
    },
    papers: () => pass.ids,
    now: () => pass.now,
  };
}
