import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Instant } from "../time/instant.ts";
import type { TopicKey } from "./matcher.ts";
import { createRecentPapers } from "./recent-papers.ts";
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

export function createTopicMemory(): TopicMemory {
  const topics = new Map<TopicKey, TopicPapers>();
  const recent = createRecentPapers();
  const isKnown = (number: number): boolean => recent.at(number) !== undefined;

  function number(paper: Pick<Paper, "id" | "publishedAt">, at: Instant): number {
    const { id, publishedAt } = paper;
    return recent.numberOf(id) ?? recent.add({ id, publishedAt, matchedAt: at });
  }

  function join(topic: TopicPapers, number: number, at: Instant): void {
    const paper = recent.at(number);
    if (!paper) return;
    const moment = at === paper.matchedAt ? OWN : at;
    if (insert(topic, number, moment, isKnown)) paper.topics += 1;
  }

  /** Under another number, so that the topics it left need not be looked for. */
  function numberAnew(
    paper: Paper,
    old: number,
    { topics, at }: { readonly topics: readonly TopicPapers[]; readonly at: Instant },
  ): void {
    const before = recent.at(old);
    const positions = topics.map((topic) => positionOf(topic, old));
    recent.forget(old);
    if (topics.length === 0) return;
    const stays = before && positions.some((position) => position >= 0);
    const fresh = stays ? recent.add(before) : number(paper, at);
    for (const [n, topic] of topics.entries()) {
      const position = positions[n] ?? -1;
      if (position < 0 || !before) join(topic, fresh, at);
      else {
        const moment = momentAt(topic, position);
        removeAt(topic, position);
        join(topic, fresh, Number.isNaN(moment) ? before.matchedAt : moment);
      }
    }
  }

  return {
    topics,
    open(key) {
      const topic = noPapers();
      topics.set(key, topic);
      return topic;
    },
    close(key) {
      const topic = topics.get(key);
      topics.delete(key);
      for (const number of topic?.numbers.subarray(0, topic.count) ?? []) {
        const paper = recent.at(number);
        if (!paper) continue;
        paper.topics -= 1;
        if (paper.topics === 0) recent.forget(number);
      }
    },
    numberOf: recent.numberOf,
    number,
    join,
    answersOnly(paper, answered, at) {
      const number = recent.numberOf(paper.id);
      if (number === undefined) return;
      const kept = answered.filter((topic) => positionOf(topic, number) >= 0).length;
      if (kept < (recent.at(number)?.topics ?? 0))
        numberAnew(paper, number, { topics: answered, at });
      else for (const topic of answered) join(topic, number, at);
    },
    dropUnmatched(number) {
      if (recent.at(number)?.topics === 0) recent.forget(number);
    },
    prune(before) {
      const old = [...recent.all()].filter(([, { publishedAt }]) => publishedAt < before);
      for (const [number] of old) recent.forget(number);
      return old.length > 0;
    },
    of(key) {
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
    },
    papers: recent.ids,
  };
}
