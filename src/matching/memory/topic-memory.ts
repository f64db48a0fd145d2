import type { PaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import type { Instant } from "../../time/instant.ts";
import type { TopicKey, TopicNumber } from "../matcher.ts";
import { createRecentPapers, type RecentPaper, type RecentPapers } from "./recent-papers.ts";
import {
  append,
  emptyOut,
  insert,
  isBehind,
  momentAt,
  type Numbered,
  noPapers,
  OWN,
  positionOf,
  removeAt,
  type TopicPapers,
  takeOutForgotten,
} from "./topic-papers.ts";

/** Which papers answer which topics, and since when: of a pair only the paper's number is kept, with its topic. */
export interface TopicMemory {
  readonly topics: ReadonlyMap<TopicKey, TopicPapers>;
  topicAt(number: TopicNumber): TopicPapers | undefined;
  /** Begins a topic that no paper answers yet. */
  open(key: TopicKey, number: TopicNumber): void;
  /** Nothing happens when it is not there. */
  close(key: TopicKey): void;
  /** Undefined for a paper that answers no topic. */
  paper(id: PaperId): RecentPaper | undefined;
  /** Remembers a paper that is to join topics. @param at when it first matches */
  remember(paper: Pick<Paper, "id" | "publishedAt">, at: Instant): RecentPaper;
  /** One that answers the topic already stays as it is. */
  join(topic: TopicPapers, paper: RecentPaper, at: Instant): void;
  /** The same for papers of a batch: the first `count` of its `places`, ascending. */
  joinAll(topic: TopicPapers, batch: Remembered, places: ArrayLike<number>, count: number): void;
  /** A remembered paper answers these topics now, and no others. */
  answersOnly(paper: Paper, topics: readonly TopicPapers[], at: Instant): void;
  /** Forgets a paper that came to answer no topic. */
  dropUnmatched(paper: RecentPaper): void;
  /** Forgets papers published before. @returns whether there were any */
  prune(before: Instant): boolean;
  of(key: TopicKey): ReadonlyMap<PaperId, Instant>;
  papers(): Iterable<PaperId>;
}

/** Papers that are remembered, in the order of their numbers, with when each first matched. */
export interface Remembered {
  readonly papers: readonly RecentPaper[];
  readonly moments: readonly Instant[];
  readonly numbers: ArrayLike<number>;
  /** None was known before: numbers ascend, and the moments are the papers' own. */
  readonly areNew: boolean;
  /** So many times as many papers are still to come. */
  readonly ahead: number;
}

/** What is remembered. */
interface Held {
  readonly topics: Map<TopicKey, TopicPapers>;
  readonly byNumber: (TopicPapers | undefined)[];
  readonly recent: RecentPapers;
}

export function createTopicMemory(): TopicMemory {
  const recent = createRecentPapers();
  const held: Held = { topics: new Map(), byNumber: [], recent };
  const { topics, byNumber } = held;
  return {
    topics,
    topicAt: (number) => byNumber[number],
    open(key, number) {
      const topic = noPapers();
      topics.set(key, topic);
      byNumber[number] = topic;
    },
    close: (key) => close(held, key),
    paper: recent.get,
    remember: (paper, at) => remember(recent, paper, at),
    join: (topic, paper, at) => join(recent, topic, paper, at),
    joinAll: (topic, batch, places, count) => joinAll(recent, topic, batch, { places, count }),
    answersOnly: (paper, answered, at) => answersOnly(recent, paper, { topics: answered, at }),
    dropUnmatched(paper) {
      if (paper.topics === 0) recent.forget(paper);
    },
    prune(before) {
      const old = [...recent.all()].filter(({ publishedAt }) => publishedAt < before);
      old.forEach(recent.forget);
      return old.length > 0;
    },
    of: (key) => papersOf(held, key),
    papers: recent.ids,
  };
}

function close({ topics, recent }: Held, key: TopicKey): void {
  const topic = topics.get(key);
  if (!topic) return;
  topics.delete(key);
  for (let position = 0; position < topic.count; position++) {
    const paper = recent.at(topic.numbers[position] ?? 0);
    if (!paper) continue;
    paper.topics -= 1;
    if (paper.topics === 0) recent.forget(paper);
  }
  emptyOut(topic);
}

function remember(
  recent: RecentPapers,
  { id, publishedAt }: Pick<Paper, "id" | "publishedAt">,
  at: Instant,
): RecentPaper {
  return recent.get(id) ?? recent.add({ id, publishedAt, matchedAt: at });
}

function join(recent: RecentPapers, topic: TopicPapers, paper: RecentPaper, at: Instant): void {
  const moment = at === paper.matchedAt ? OWN : at;
  if (insert(topic, paper.number, moment, recent)) paper.topics += 1;
}

function joinAll(
  recent: RecentPapers,
  topic: TopicPapers,
  { papers, moments, numbers, areNew, ahead }: Remembered,
  { places, count }: Pick<Numbered, "places" | "count">,
): void {
  const joining = { numbers, places, count, ahead };
  const isAppended = areNew && isBehind(topic, joining);
  if (isAppended) append(topic, joining, recent);
  for (let n = 0; n < count; n++) {
    const place = places[n] ?? 0;
    const paper = papers[place];
    if (!paper) continue;
    if (isAppended) paper.topics += 1;
    else join(recent, topic, paper, moments[place] ?? paper.matchedAt);
  }
}

/** The topics that a paper answers, from a moment on. */
interface AnsweredSince {
  readonly topics: readonly TopicPapers[];
  readonly at: Instant;
}

function answersOnly(recent: RecentPapers, paper: Paper, answered: AnsweredSince): void {
  const known = recent.get(paper.id);
  if (!known) return;
  const come = answered.topics.filter((topic) => positionOf(topic, known.number) < 0);
  const stays = answered.topics.length - come.length;
  if (stays === known.topics) {
    for (const topic of come) join(recent, topic, known, answered.at);
    return;
  }
  // It left some: under another number, so that these need not be looked for.
  recent.forget(known);
  if (answered.topics.length === 0) return;
  const fresh = stays > 0 ? recent.add(known) : remember(recent, paper, answered.at);
  for (const topic of answered.topics) moveIn(recent, topic, { known, fresh, at: answered.at });
}

/** The same paper under two numbers, the first of them forgotten. */
interface Renumbered {
  readonly known: RecentPaper;
  readonly fresh: RecentPaper;
  readonly at: Instant;
}

function moveIn(recent: RecentPapers, topic: TopicPapers, { known, fresh, at }: Renumbered): void {
  const position = positionOf(topic, known.number);
  const moment = position < 0 ? at : momentAt(topic, position);
  if (position >= 0) removeAt(topic, position);
  join(recent, topic, fresh, Number.isNaN(moment) ? known.matchedAt : moment);
}

function papersOf({ topics, recent }: Held, key: TopicKey): Map<PaperId, Instant> {
  const matched = new Map<PaperId, Instant>();
  const topic = topics.get(key);
  if (!topic) return matched;
  takeOutForgotten(topic, recent);
  for (let position = 0; position < topic.count; position++) {
    const paper = recent.at(topic.numbers[position] ?? 0);
    const moment = momentAt(topic, position);
    if (paper) matched.set(paper.id, Number.isNaN(moment) ? paper.matchedAt : moment);
  }
  return matched;
}
