import type { Channel, Subscription } from "../channels/channel.ts";
import { LIMITS } from "../channels/limits.ts";
import { meaningOf } from "../channels/topic.ts";
import type { PaperId } from "../paper/id.ts";
import type { Instant } from "../paper/paper.ts";
import type { Window } from "../sources/source.ts";
import type { Candidate, Candidates } from "./candidates.ts";
import type { NotShown } from "./digest.ts";
import { hasVotes, isBeforeRestore, type Memory, newnessOf, wasPosted } from "./judge.ts";
import { type Shortlist, shortlist } from "./shortlist.ts";
import { windowSince } from "./window.ts";

export interface SelectInput {
  readonly channel: Pick<Channel, "subscriptions">;
  readonly memory: Memory;
  readonly asOf: Instant;
  readonly candidates: Candidates;
}

/** Which papers a channel gets, before anything is said about them. */
export interface Selection {
  readonly window: Window;
  /** One for each subscription, trending first. */
  readonly picks: readonly TopicPick[];
  readonly notShown: NotShown;
}

export interface TopicPick {
  readonly subscription: Subscription;
  readonly shown: readonly Candidate[];
  /** See `Section.found`. */
  readonly found?: number;
}

/** Takes each topic's best papers in turn; a paper is shown once, where it comes first. */
export function select({ channel, memory, asOf, candidates }: SelectInput): Selection {
  const window = windowSince(memory.lastDigestAt, asOf);
  const shown = new Set<PaperId>();
  const rounds = trendingFirst(channel.subscriptions).map((subscription): Round => {
    const { key, query } = meaningOf(subscription.topic);
    const limit = Math.min(subscription.limit, LIMITS.papersPerDigest - shown.size);
    if (!query) {
      const trending = candidates.trending(window);
      return { subscription, ...takeTrending(trending, { subscription, memory, limit, shown }) };
    }
    const newness = newnessOf(subscription, memory, asOf);
    const list = shortlist(candidates.topic(key, window), subscription, newness);
    return { subscription, list, ...take(list, { memory, limit, shown }) };
  });
  const posted = new Set(rounds.flatMap(({ posted }) => posted));
  const over = new Set(rounds.flatMap(({ over }) => over).filter((id) => !shown.has(id)));
  const below = rounds.map(({ list }) => (list ? countOthers(list.belowThreshold, shown) : 0));
  return {
    window,
    picks: rounds.map((round, at) => pickOf(round, below[at] ?? 0)),
    notShown: {
      overLimit: over.size,
      belowThreshold: below.reduce((sum, each) => sum + each, 0),
      postedBefore: posted.size,
    },
  };
}

/** What became of the papers of one topic that have the votes. */
interface Taken {
  readonly shown: readonly Candidate[];
  readonly over: readonly PaperId[];
  readonly posted: readonly PaperId[];
}

interface Round extends Taken {
  readonly subscription: Subscription;
  /** Left out for trending. */
  readonly list?: Shortlist;
}

interface Rules {
  readonly memory: Memory;
  readonly limit: number;
  /** Papers shown so far, which the next ones join. */
  readonly shown: Set<PaperId>;
}

function take({ ready, readyIds }: Shortlist, { memory, limit, shown }: Rules): Taken {
  const taken: Candidate[] = [];
  const over: PaperId[] = [];
  const posted: PaperId[] = [];
  for (let at = 0; at < ready.length; at++) {
    const [candidate, id] = [ready[at], readyIds[at]];
    if (!candidate || !id || shown.has(id)) continue;
    if (memory.seen[id] !== undefined || isBeforeRestore(candidate, memory)) posted.push(id);
    else if (taken.length >= limit) over.push(id);
    else {
      taken.push(candidate);
      shown.add(id);
    }
  }
  return { shown: taken, over, posted };
}

/** A trending list has no end worth counting: it is read as far as there is room. */
function takeTrending(
  trending: readonly Candidate[],
  { subscription, ...rules }: Rules & { readonly subscription: Subscription },
): Taken {
  const posted: PaperId[] = [];
  const taken: Candidate[] = [];
  for (const candidate of trending) {
    const { paper } = candidate.ranked;
    if (taken.length >= rules.limit) break;
    if (!hasVotes(paper, subscription)) continue;
    if (wasPosted(candidate, rules.memory)) posted.push(paper.id);
    else taken.push(candidate);
  }
  for (const { ranked } of taken) rules.shown.add(ranked.paper.id);
  return { shown: taken, over: [], posted };
}

function pickOf({ subscription, list, shown, over }: Round, below: number): TopicPick {
  const found = list && { found: shown.length + over.length + below };
  return { subscription, shown, ...found };
}

function countOthers(ids: ReadonlySet<PaperId>, shown: ReadonlySet<PaperId>): number {
  let count = ids.size;
  if (count > 0) for (const id of shown) if (ids.has(id)) count -= 1;
  return count;
}

export function trendingFirst(subscriptions: readonly Subscription[]): readonly Subscription[] {
  const at = subscriptions.findIndex(({ topic }) => topic.kind === "trending");
  const trending = subscriptions[at];
  return trending && at > 0 ? [trending, ...subscriptions.toSpliced(at, 1)] : subscriptions;
}
