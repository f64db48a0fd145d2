import type { Subscription } from "../../src/channels/channel.ts";
import { LIMITS } from "../../src/channels/limits.ts";
import { meaningOf } from "../../src/channels/topic.ts";
import type { Digest } from "../../src/digest/digest.ts";
import type { Memory } from "../../src/digest/rules/memory.ts";
import { comesWithTime, isNew, newnessOf, newsMoment } from "../../src/digest/rules/newness.ts";
import { windowSince } from "../../src/digest/rules/window.ts";
import type { CandidatesDeps } from "../../src/digest/snapshot/candidates.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { rankTrending } from "../../src/trending/rank.ts";
import type { Ranked } from "../../src/trending/trending.ts";
import { NOW } from "./world.ts";

/** What a digest says of papers, without what it says of sources. */
export type PlainDigest = Pick<Digest, "notShown" | "papers" | "quiet"> & {
  readonly sections: readonly PlainSection[];
};

interface PlainSection {
  readonly name: string;
  readonly items: readonly {
    readonly id: PaperId;
    readonly alsoOn: readonly string[];
    readonly earlier: boolean;
  }[];
  readonly found: number;
}

export function plainOf({ papers, sections, notShown, quiet }: Digest): PlainDigest {
  const plain = sections.map(({ name, items, found }): PlainSection => {
    const shown = items.map(({ ranked, alsoOn, earlier = false }) => ({
      id: ranked.paper.id,
      alsoOn,
      earlier,
    }));
    return { name, items: shown, found };
  });
  return { papers, sections: plain, notShown, quiet };
}

interface Asked {
  readonly subscription: Subscription;
  readonly name: string;
  readonly trending: boolean;
  readonly answers: ReadonlySet<PaperId>;
  /** New on the topic, best first. */
  readonly fresh: readonly Paper[];
  /** Of the topic's papers those that were news before its last digest. */
  readonly old: ReadonlySet<PaperId>;
  readonly shown: PaperId[];
  over: number;
}

/** The digest of one channel as the rules tell it, with every paper of every topic looked at. */
export function plainDigest(
  deps: CandidatesDeps,
  subscriptions: readonly Subscription[],
  memory: Memory,
): PlainDigest {
  const [shown, over, posted] = [new Set<PaperId>(), new Set<PaperId>(), new Set<PaperId>()];
  const asked = [...subscriptions]
    .sort((a, b) => Number(b.topic.kind === "trending") - Number(a.topic.kind === "trending"))
    .map((subscription) => askedBy(subscription, deps, memory));
  for (const topic of asked) {
    const { limit } = topic.subscription;
    for (const paper of topic.fresh.filter((each) => hasVotes(each, topic))) {
      const full = topic.shown.length >= limit || shown.size >= LIMITS.papersPerDigest;
      if (shown.has(paper.id) || (full && topic.trending)) continue;
      if (wasPosted(paper, memory)) posted.add(paper.id);
      else if (full) {
        topic.over += 1;
        over.add(paper.id);
      } else {
        topic.shown.push(paper.id);
        shown.add(paper.id);
      }
    }
  }
  const below = asked.map((topic) =>
    topic.trending
      ? 0
      : topic.fresh.filter((paper) => !hasVotes(paper, topic) && !shown.has(paper.id)).length,
  );
  return {
    papers: [...shown],
    quiet: asked
      .filter((topic, at) => !topic.trending && foundBy(topic, below[at]) === 0)
      .filter(({ answers }) => ![...shown].some((id) => answers.has(id)))
      .map(({ name }) => name),
    sections: asked.flatMap((topic, at) => {
      const found = topic.trending ? topic.shown.length : foundBy(topic, below[at]);
      return topic.shown.length > 0 ? sectionOf(topic, asked, found) : [];
    }),
    notShown: {
      overLimit: [...over].filter((id) => !shown.has(id)).length,
      belowThreshold: below.reduce((sum, each) => sum + each, 0),
      postedBefore: posted.size,
    },
  };
}

function foundBy({ shown, over }: Asked, below = 0): number {
  return shown.length + over + below;
}

function sectionOf(topic: Asked, asked: readonly Asked[], found: number): PlainSection {
  const items = topic.shown.map((id) => {
    const also = asked.filter((each) => each !== topic && each.answers.has(id));
    return { id, alsoOn: also.map(({ name }) => name), earlier: topic.old.has(id) };
  });
  return { name: topic.name, items, found };
}

function askedBy(subscription: Subscription, deps: CandidatesDeps, memory: Memory): Asked {
  const { key, name, query } = meaningOf(subscription.topic);
  const window = windowSince(memory.lastDigestAt, NOW);
  const posted = deps.matches.of(key);
  const newness = newnessOf(subscription, comesWithTime(query), memory, NOW);
  const fresh = (ranked: Ranked, number: number) =>
    isNew({ number, ranked, matchedAt: posted.get(ranked.paper.id) ?? 0 }, newness);
  const papers = deps.catalogue.get([...posted.keys()]);
  const heard = deps.catalogue.firstSeen(papers.map(({ id }) => id));
  const { lastDigestAt = Number.POSITIVE_INFINITY } = memory;
  const lastLook = subscription.since > lastDigestAt ? 0 : lastDigestAt;
  const isOld = (paper: Paper) =>
    Number.isFinite(lastLook) && newsMoment(paper, heard.get(paper.id) ?? NOW) < lastLook;
  const best = query
    ? rankTrending({ window, asOf: NOW, papers, sightings: new Map() }).items.filter(fresh)
    : deps.trending(window, NOW).filter(({ score }) => score > 0);
  return {
    subscription,
    name,
    shown: [],
    over: 0,
    trending: !query,
    answers: new Set(query ? posted.keys() : []),
    fresh: best.map(({ paper }) => paper),
    old: new Set(query ? papers.filter(isOld).map(({ id }) => id) : []),
  };
}

function hasVotes({ votes = 0 }: Paper, { subscription: { minVotes = 0 } }: Asked): boolean {
  return votes >= minVotes;
}

function wasPosted({ id, publishedAt }: Paper, { seen, restoredAt = 0 }: Memory): boolean {
  return seen.has(id) || publishedAt < restoredAt;
}
