import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Query } from "../query/query.ts";
import type { Instant } from "../time/instant.ts";
import { firstMatched } from "./first-matched.ts";
import type { Matcher, TopicKey } from "./matcher.ts";
import { TOPIC_MEMORY_MS } from "./search-recent.ts";
import type { TopicMemory } from "./topic-memory.ts";

/** Fills many new topics with the papers already known, in one pass over these that may be interrupted. */
export interface TopicFilling {
  /** Topics that are not filled yet. */
  readonly pending: ReadonlyMap<TopicKey, Query>;
  /** Leaves a topic out that is filled otherwise, or gone. */
  leaveOut(key: TopicKey): void;
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

/** One time through the papers. */
interface Pass {
  readonly ids: readonly PaperId[];
  readonly now: Instant;
  readonly outside: MatchFacts;
  /** Where the next step begins. */
  next: number;
}

/** A step takes as many papers as are read in some 30 ms, and fewer where these answer so many topics that it takes longer. */
const STEP = { first: 32, papers: 256, answers: 150_000 };

export function createTopicFilling(deps: TopicFillingDeps): TopicFilling {
  const { matcher, catalogue, memory } = deps;
  const pending = new Map<TopicKey, Query>();
  /** Papers that changed meanwhile: they come in by themselves, at the moment they do. */
  const changed = new Set<PaperId>();
  let pass: Pass = { ids: [], next: 0, now: 0, outside: {} };
  let mark = 0;
  /** How many papers the next step takes. */
  let size = STEP.first;

  function watchChanges(): void {
    const changes = catalogue.changes(mark, Number.MAX_SAFE_INTEGER);
    for (const { id } of changes.papers) changed.add(id);
    mark = changes.mark;
  }

  function fillWith(ids: readonly PaperId[]): void {
    const papers = catalogue.get(ids.filter((id) => !changed.has(id)));
    const dates = catalogue.dates(papers.map(({ id }) => id));
    const moments = papers.map((paper) => firstMatched(dates.get(paper.id) ?? paper, pass.now));
    const remembered = papers.map((paper, at) => memory.remember(paper, moments[at] ?? pass.now));
    let answers = 0;
    matcher.match(
      papers,
      (number, at) => {
        answers += 1;
        const topic = memory.topicAt(number);
        const paper = remembered[at];
        if (topic?.waits && paper) memory.join(topic, paper, moments[at] ?? pass.now);
      },
      pass.outside,
    );
    remembered.forEach(memory.dropUnmatched);
    const room = Math.floor((ids.length * STEP.answers) / Math.max(1, answers));
    size = Math.max(1, Math.min(STEP.papers, room));
  }

  function leaveOut(key: TopicKey): void {
    pending.delete(key);
    const topic = memory.topics.get(key);
    if (topic) topic.waits = false;
  }

  return {
    pending,
    leaveOut,
    begin(topics, now) {
      if (pending.size === 0) {
        changed.clear();
        mark = catalogue.mark();
      }
      for (const [key, query] of topics) {
        pending.set(key, query);
        const topic = memory.topics.get(key);
        if (topic) topic.waits = true;
      }
      const ids = catalogue.publishedSince(now - TOPIC_MEMORY_MS);
      pass = { ids, next: 0, now, outside: deps.outside() };
    },
    step() {
      const { ids, next } = pass;
      const isOver = () => pending.size === 0 || pass.next >= ids.length;
      if (!isOver()) {
        watchChanges();
        pass.next = next + size;
        fillWith(ids.slice(next, pass.next));
      }
      if (!isOver()) return true;
      for (const key of pending.keys()) leaveOut(key);
      pass = { ...pass, ids: [], outside: {} };
      return false;
    },
    papers: () => pass.ids,
    now: () => pass.now,
  };
}
