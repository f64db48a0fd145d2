import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { Expr, Query } from "../query/query.ts";
import type { SearchIndex } from "../search/search-index.ts";
import type { Instant } from "../time/instant.ts";
import type { Matcher, TopicChanges, TopicKey } from "./matcher.ts";
import { firstMatched } from "./memory/first-matched.ts";
import { searchRecent, TOPIC_MEMORY_MS } from "./memory/search-recent.ts";
import { takeIn } from "./memory/take-in.ts";
import { createTopicFilling, type TopicFilling } from "./memory/topic-filling.ts";
import { createTopicMemory, type TopicMemory } from "./memory/topic-memory.ts";

/** Which papers of the last days answer each topic, and since when. */
export interface TopicMatches {
  /**
   * Replaces the topics: those gone are forgotten, new ones filled with the papers already known.
   * Many are filled beside other work, which may ask for them meanwhile.
   * @returns once they are filled
   */
  setTopics(topics: ReadonlyMap<TopicKey, Query>, now: Instant): Promise<void>;
  /** The same for topics that went and others that came, at no cost for those that stay. */
  changeTopics(changes: TopicChanges, now: Instant): void;
  /** Begins again what was begun while the index did not hold all papers, and asks it for papers alike. */
  fillAgain(now: Instant): void;
  /** Papers that are new or changed: they join the topics they answer and leave those they no longer do. */
  take(papers: readonly Paper[], now: Instant): void;
  /** Forgets papers that have become too old. */
  prune(now: Instant): void;
  /** Papers of a topic, with the moment each first matched; empty for a topic that is not set. */
  of(key: TopicKey): ReadonlyMap<PaperId, Instant>;
  /** Every paper that answers any topic; while topics are filled, others too. */
  papers(): Iterable<PaperId>;
  /** Counts up whenever anything may have changed. */
  version(): number;
}

export interface TopicMatchesDeps {
  readonly matcher: Matcher;
  readonly catalogue: Pick<Catalogue, "get" | "dates" | "publishedSince" | "changes" | "mark">;
  readonly index: Pick<SearchIndex, "search">;
  /** What `like:` means at a moment; without it no paper is like another. */
  readonly like?: () => NonNullable<MatchFacts["like"]>;
  /** Whether the index holds all papers; while it does not, papers are matched one by one. */
  readonly isIndexed?: () => boolean;
  /** Ends what is done beside other work. */
  readonly signal?: AbortSignal;
}

/** Beyond so many new topics, one pass over all recent papers beats one search for each. */
const FEW_TOPICS = 15;

/** What is held of topics and their papers. */
interface Held {
  readonly deps: TopicMatchesDeps;
  readonly memory: TopicMemory;
  readonly filling: TopicFilling;
  /** Topics that have to be begun again. */
  readonly unsure: Map<TopicKey, Query>;
  readonly outside: () => MatchFacts;
  readonly isIndexed: () => boolean;
  version: number;
}

export function createTopicMatches(deps: TopicMatchesDeps): TopicMatches {
  const { matcher } = deps;
  const held = newHeld(deps);
  const { memory, filling, outside, isIndexed } = held;
  return {
    setTopics(topics, now) {
      held.version += 1;
      matcher.set(topics);
      for (const key of memory.topics.keys()) if (!topics.has(key)) forgetTopic(held, key);
      open(held, topics, FEW_TOPICS, now);
      return fillBeside(held);
    },
    changeTopics({ gone, come }, now) {
      held.version += 1;
      matcher.change({ gone, come });
      for (const key of gone) forgetTopic(held, key);
      open(held, come, Number.POSITIVE_INFINITY, now);
      if (!isIndexed()) fillRest(held);
    },
    fillAgain: (now) => fillAgain(held, now),
    take(papers, now) {
      held.version += 1;
      takeIn(papers, { matcher, memory, outside: outside(), now });
    },
    prune(now) {
      if (memory.prune(now - TOPIC_MEMORY_MS)) held.version += 1;
    },
    of(key) {
      fillAsked(held, key);
      return memory.of(key);
    },
    papers: () => new Set([...filling.papers(), ...memory.papers()]),
    version: () => held.version,
  };
}

function newHeld(deps: TopicMatchesDeps): Held {
  const { matcher, catalogue, isIndexed = () => true } = deps;
  const memory = createTopicMemory();
  const outside = (): MatchFacts => (deps.like ? { like: deps.like() } : {});
  const filling = createTopicFilling({ matcher, catalogue, memory, outside });
  return { deps, memory, filling, unsure: new Map(), outside, isIndexed, version: 0 };
}

function forgetTopic({ memory, filling, unsure }: Held, key: TopicKey): void {
  filling.leaveOut(key);
  memory.close(key);
  unsure.delete(key);
}

/** Begins topics that are new. */
function open(held: Held, topics: ReadonlyMap<TopicKey, Query>, most: number, now: Instant): void {
  const { deps, memory, isIndexed } = held;
  const added = new Map([...topics].filter(([key]) => !memory.topics.has(key)));
  for (const key of added.keys()) {
    const number = deps.matcher.numbers.get(key);
    if (number !== undefined) memory.open(key, number);
  }
  if (isIndexed() && added.size <= most)
    for (const [key, query] of added) fillBySearch(held, key, query, now);
  else fillTogether(held, added, now);
}

function fillAgain(held: Held, now: Instant): void {
  const again = new Map(held.unsure);
  if (again.size === 0) return;
  held.version += 1;
  for (const key of again.keys()) forgetTopic(held, key);
  open(held, again, Number.POSITIVE_INFINITY, now);
}

function fillBySearch({ deps, memory }: Held, key: TopicKey, query: Query, now: Instant): void {
  const topic = memory.topics.get(key);
  if (!topic) return;
  for (const [id, dates] of deps.catalogue.dates(searchRecent(deps.index, query, now))) {
    if (dates.publishedAt < now - TOPIC_MEMORY_MS) continue;
    const at = firstMatched(dates, now);
    memory.join(topic, memory.remember({ id, publishedAt: dates.publishedAt }, at), at);
  }
}

function fillTogether(
  { filling, unsure, isIndexed }: Held,
  topics: ReadonlyMap<TopicKey, Query>,
  now: Instant,
): void {
  filling.begin(topics, now);
  if (isIndexed()) return;
  for (const [key, query] of topics) if (query.expr && asksLike(query.expr)) unsure.set(key, query);
}

/** A topic that waits to be filled is looked up by itself. */
function fillAsked(held: Held, key: TopicKey): void {
  const { filling, isIndexed } = held;
  const query = filling.pending.get(key);
  if (!query) return;
  if (isIndexed()) {
    filling.leaveOut(key);
    fillBySearch(held, key, query, filling.now());
  } else fillRest(held);
}

function fillRest({ filling }: Held): void {
  while (filling.step());
}

async function fillBeside({ deps, filling }: Held): Promise<void> {
  while (!deps.signal?.aborted && filling.step()) await nextTurn();
}

function asksLike(expr: Expr): boolean {
  if (expr.kind === "and" || expr.kind === "or") return expr.of.some(asksLike);
  return expr.kind === "not" ? asksLike(expr.of) : expr.kind === "like";
}
