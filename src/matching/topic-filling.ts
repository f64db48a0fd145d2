import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Query } from "../query/query.ts";
import type { Instant } from "../time/instant.ts";
import { firstMatched } from "./first-matched.ts";
import type { Matcher, TopicKey } from "./matcher.ts";
import { TOPIC_MEMORY_MS } from "./search-recent.ts";
import type { Remembered, TopicMemory } from "./topic-memory.ts";

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

/** A step takes as many papers as are read in some 30 ms, and fewer where these answer so many topics that it takes longer. */
const STEP = { first: 32, papers: 256, answers: 150_000 };

/** One time through the papers. */
interface Pass {
  readonly ids: readonly PaperId[];
  readonly now: Instant;
  readonly outside: MatchFacts;
  /** Where the next step begins. */
  next: number;
}

/** What is held while topics are filled. */
interface Held {
  readonly deps: TopicFillingDeps;
  readonly pending: Map<TopicKey, Query>;
  /** Papers that changed meanwhile: they come in by themselves, at the moment they do. */
  readonly changed: Set<PaperId>;
  /** How far the catalogue was asked for these. */
  mark: number;
  pass: Pass;
  /** How many papers the next step takes. */
  size: number;
}

export function createTopicFilling(deps: TopicFillingDeps): TopicFilling {
  const held: Held = {
    deps,
    pending: new Map(),
    changed: new Set(),
    mark: 0,
    pass: { ids: [], next: 0, now: 0, outside: {} },
    size: STEP.first,
  };
  return {
    pending: held.pending,
    leaveOut: (key) => leaveOut(held, key),
    begin: (topics, now) => begin(held, topics, now),
    step: () => step(held),
    papers: () => held.pass.ids,
    now: () => held.pass.now,
  };
}

function begin(held: Held, topics: ReadonlyMap<TopicKey, Query>, now: Instant): void {
  const { deps, pending, changed } = held;
  if (pending.size === 0) {
    changed.clear();
    held.mark = deps.catalogue.mark();
  }
  for (const [key, query] of topics) {
    pending.set(key, query);
    const topic = deps.memory.topics.get(key);
    if (topic) topic.waits = true;
  }
  const ids = deps.catalogue.publishedSince(now - TOPIC_MEMORY_MS);
  held.pass = { ids, next: 0, now, outside: deps.outside() };
}

function leaveOut({ deps, pending }: Held, key: TopicKey): void {
  pending.delete(key);
  const topic = deps.memory.topics.get(key);
  if (topic) topic.waits = false;
}

function step(held: Held): boolean {
  const { pending, pass } = held;
  const isOver = () => pending.size === 0 || pass.next >= pass.ids.length;
  if (!isOver()) {
    const ids = pass.ids.slice(pass.next, pass.next + held.size);
    pass.next += ids.length;
    watchChanges(held);
    fillWith(held, ids);
  }
  if (!isOver()) return true;
  for (const key of pending.keys()) leaveOut(held, key);
  held.pass = { ...pass, ids: [], outside: {} };
  return false;
}

function watchChanges(held: Held): void {
  const { papers, mark } = held.deps.catalogue.changes(held.mark, Number.MAX_SAFE_INTEGER);
  for (const { id } of papers) held.changed.add(id);
  held.mark = mark;
}

function fillWith(held: Held, ids: readonly PaperId[]): void {
  const { matcher, catalogue, memory } = held.deps;
  const { now, outside } = held.pass;
  const papers = catalogue.get(ids.filter((id) => !held.changed.has(id)));
  const dates = catalogue.dates(papers.map(({ id }) => id));
  const moments = papers.map((paper) => firstMatched(dates.get(paper.id) ?? paper, now));
  const batch = rememberAll(memory, papers, moments);
  let answers = 0;
  matcher.match(
    papers,
    (number, places, count) => {
      answers += count;
      const topic = memory.topicAt(number);
      if (topic?.waits) memory.joinAll(topic, batch, places, count);
    },
    outside,
  );
  batch.papers.forEach(memory.dropUnmatched);
  const room = Math.floor((ids.length * STEP.answers) / Math.max(1, answers));
  held.size = Math.max(1, Math.min(STEP.papers, room));
}

function rememberAll(
  memory: TopicMemory,
  papers: readonly Paper[],
  moments: readonly Instant[],
): Remembered {
  const areNew = papers.every(({ id }) => memory.paper(id) === undefined);
  const remembered = papers.map((paper, at) =>
    memory.remember(paper, moments[at] ?? paper.publishedAt),
  );
  const numbers = Uint32Array.from(remembered, ({ number }) => number);
  return { papers: remembered, moments, numbers, areNew };
}
