import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Instant } from "../time/instant.ts";
import type { TopicKey } from "./matcher.ts";
import { createRecentPapers, type RecentPapers } from "./recent-papers.ts";
import {
  insert,
  keepOnly,
  momentAt,
  noPapers,
  OWN,
  positionOf,
  removeAt,
  type TopicPapers,
} from "./topic-papers.ts";

/** Which papers answer which topics, and since when: of a pair only the paper's number is kept, with its topic. */
export interface TopicMemory {
  readonly topics: ReadonlyMap<TopicKey, TopicPapers>;
  /** Begins a topic that no paper answers yet. */
  open(key: TopicKey): TopicPapers;
  close(key: TopicKey): void;
  numberOf(id: PaperId): number | undefined;
  /** Numbers a paper that is to join topics, unless it has a number. @param at when it first matches */
  number(paper: Pick<Paper, "id" | "publishedAt">, at: Instant): number;
  /** One that answers the topic already stays as it is. */
  join(topic: TopicPapers, number: number, at: Instant): void;
  /** A known paper, as it is now, answers these topics and no others. */
  answersOnly(paper: Paper, topics: readonly TopicPapers[], at: Instant): void;
  /** Forgets a paper that came to answer no topic. */
  dropUnmatched(number: number): void;
  /** Forgets papers published before. @returns whether there were any */
  prune(before: Instant): boolean;
  of(key: TopicKey): ReadonlyMap<PaperId, Instant>;
  papers(): Iterable<PaperId>;
}

/** What is remembered. */
interface Held {
  readonly topics: Map<TopicKey, TopicPapers>;
  readonly recent: RecentPapers;
  readonly isKnown: (number: number) => boolean;
}

export function createTopicMemory(): TopicMemory {
  const recent = createRecentPapers();
  const isKnown = (number: number) => recent.at(number) !== undefined;
  const held: Held = { topics: new Map(), recent, isKnown };
  const { topics } = held;
  return {
    topics,
    open(key) {
      const topic = noPapers();
      topics.set(key, topic);
      return topic;
    },
    close: (key) => close(held, key),
    numberOf: recent.numberOf,
    number: (paper, at) => number(held, paper, at),
    join: (topic, paper, at) => join(held, topic, paper, at),
    answersOnly: (paper, answered, at) => answersOnly(held, paper, { topics: answered, at }),
    dropUnmatched(paper) {
      if (recent.at(paper)?.topics === 0) recent.forget(paper);
    },
    prune(before) {
      const old = [...recent.all()].filter(([, { publishedAt }]) => publishedAt < before);
      for (const [paper] of old) recent.forget(paper);
      return old.length > 0;
    },
    of: (key) => papersOf(held, key),
    papers: recent.ids,
  };
}

function close({ topics, recent }: Held, key: TopicKey): void {
  const topic = topics.get(key);
  topics.delete(key);
  for (const number of topic?.numbers.subarray(0, topic.count) ?? []) {
    const paper = recent.at(number);
    if (!paper) continue;
    paper.topics -= 1;
    if (paper.topics === 0) recent.forget(number);
  }
}

function number(
  { recent }: Held,
  { id, publishedAt }: Pick<Paper, "id" | "publishedAt">,
  at: Instant,
): number {
  return recent.numberOf(id) ?? recent.add({ id, publishedAt, matchedAt: at });
}

function join({ recent, isKnown }: Held, topic: TopicPapers, number: number, at: Instant): void {
  const paper = recent.at(number);
  if (!paper) return;
  const moment = at === paper.matchedAt ? OWN : at;
  if (insert(topic, number, moment, isKnown)) paper.topics += 1;
}

/** The topics that a paper answers, from a moment on. */
interface Answered {
  readonly topics: readonly TopicPapers[];
  readonly at: Instant;
}

function answersOnly(held: Held, paper: Paper, answered: Answered): void {
  const { recent } = held;
  const number = recent.numberOf(paper.id);
  if (number === undefined) return;
  const kept = answered.topics.filter((topic) => positionOf(topic, number) >= 0).length;
  if (kept < (recent.at(number)?.topics ?? 0)) numberAnew(held, paper, number, answered);
  else for (const topic of answered.topics) join(held, topic, number, answered.at);
}

/** Under another number, so that the topics it left need not be looked for. */
function numberAnew(held: Held, paper: Paper, old: number, { topics, at }: Answered): void {
  const { recent } = held;
  const before = recent.at(old);
  const positions = topics.map((topic) => positionOf(topic, old));
  recent.forget(old);
  if (topics.length === 0) return;
  const stays = before && positions.some((position) => position >= 0);
  const fresh = stays ? recent.add(before) : number(held, paper, at);
  for (const [n, topic] of topics.entries()) {
    const position = positions[n] ?? -1;
    if (position < 0 || !before) join(held, topic, fresh, at);
    else {
      const moment = momentAt(topic, position);
      removeAt(topic, position);
      join(held, topic, fresh, Number.isNaN(moment) ? before.matchedAt : moment);
    }
  }
}

function papersOf({ topics, recent, isKnown }: Held, key: TopicKey): Map<PaperId, Instant> {
  const matched = new Map<PaperId, Instant>();
  const topic = topics.get(key);
  if (!topic) return matched;
  keepOnly(topic, isKnown);
  for (let position = 0; position < topic.count; position++) {
    const paper = recent.at(topic.numbers[position] ?? 0);
    const moment = momentAt(topic, position);
    if (paper) matched.set(paper.id, Number.isNaN(moment) ? paper.matchedAt : moment);
  }
  return matched;
}
