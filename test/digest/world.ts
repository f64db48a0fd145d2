import type { Subscription, Topic } from "../../src/channels/channel.ts";
import { meaningOf } from "../../src/channels/topic.ts";
import { compose } from "../../src/digest/compose.ts";
import type { Memory } from "../../src/digest/rules/memory.ts";
import type { CandidatesDeps } from "../../src/digest/snapshot/candidates.ts";
import { createCandidates } from "../../src/digest/snapshot/candidates.ts";
import { createNaiveMatcher } from "../../src/matching/naive-matcher.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { PaperNews } from "../../src/paper/news.ts";
import type { Paper } from "../../src/paper/paper.ts";
import type { SourceReport } from "../../src/sources/source.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { rankTrending } from "../../src/trending/rank.ts";
import { answersOf } from "../fakes/answers-of.ts";
import { seenOf } from "../fakes/seen.ts";
import { paperOf } from "../query/paper-of.ts";

export const NOW = Date.UTC(2026, 10, 23, 9);
/** The moment of the last digest. */
export const YESTERDAY = NOW - DAY;

export function id(n: number): PaperId {
  return `arxiv:2611.${String(n).padStart(5, "0")}`;
}

/** The `n`th paper, about `about`, published this morning. */
export function paper(n: number, about: string, more: Partial<Paper> = {}): Paper {
  return paperOf({ id: id(n), title: `${about}, part ${n}`, publishedAt: NOW - HOUR, ...more });
}

export function on(text: string, more: Partial<Subscription> = {}): Subscription {
  return subscription({ kind: "query", text }, more);
}

export function onTrending(more: Partial<Subscription> = {}): Subscription {
  return subscription({ kind: "trending" }, more);
}

function subscription(topic: Topic, more: Partial<Subscription>): Subscription {
  const name = topic.kind === "query" ? topic.text : topic.kind;
  return { id: name, topic, limit: 5, by: "test:1", since: 0, ...more };
}

export interface World {
  readonly papers: readonly Paper[];
  readonly subscriptions: readonly Subscription[];
  /** When papers matched; an hour before now where nothing is said. */
  readonly matchedAt?: Readonly<Record<PaperId, Instant>>;
  /** When papers were first heard of; an hour before now where nothing is said. */
  readonly heardAt?: Readonly<Record<PaperId, Instant>>;
  /** Oldest first. */
  readonly news?: PaperNews[];
}

export function candidateDeps({
  papers,
  subscriptions,
  matchedAt = {},
  heardAt = {},
  news = [],
}: World): CandidatesDeps {
  const matcher = createNaiveMatcher();
  const meanings = subscriptions.map(({ topic }) => meaningOf(topic));
  matcher.set(
    new Map(meanings.flatMap(({ key, query }) => (query ? [[key, query] as const] : []))),
  );
  const matched = answersOf(matcher, papers);
  return {
    matches: {
      of: (key) =>
        new Map(
          papers
            .filter((each) => matched.get(each.id)?.includes(key))
            .map((each) => [each.id, matchedAt[each.id] ?? NOW - HOUR]),
        ),
      papers: () => matched.keys(),
      version: () => 1,
    },
    catalogue: {
      get: (ids) => ids.flatMap((wanted) => papers.find((each) => each.id === wanted) ?? []),
      sightings: () => new Map(),
      firstSeen: (ids) => new Map(ids.map((wanted) => [wanted, heardAt[wanted] ?? NOW - HOUR])),
      news: () => news,
    },
    trending: (window, asOf) => {
      const voted = papers.filter((each) => each.votes !== undefined);
      return rankTrending({ window, asOf, papers: voted, sightings: new Map() }).items;
    },
  };
}

/** A channel that had its last digest a day ago and was sent nothing that is known here. */
export const MEMORY: Memory = { seen: seenOf({}), lastDigestAt: YESTERDAY };

/** The digest of the world's channel at {@link NOW}. */
export function digestOf(world: World, memory = MEMORY, sources: SourceReport[] = []) {
  const candidates = createCandidates(candidateDeps(world))(NOW);
  return compose({ channel: world, memory, asOf: NOW, candidates, sources });
}
