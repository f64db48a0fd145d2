import type { Channel, Subscription } from "../channels/channel.ts";
import { LIMITS } from "../channels/limits.ts";
import { meaningOf } from "../channels/topic.ts";
import type { Instant } from "../paper/paper.ts";
import type { Window } from "../sources/source.ts";
import type { Candidate, Candidates } from "./candidates.ts";
import type { NotShown } from "./digest.ts";
import { hasVotes, isBeforeRestore, type Memory, newnessOf, wasPosted } from "./judge.ts";
import { type Shortlist, shortlist } from "./shortlist.ts";
import { type Tally, tallyFor } from "./tally.ts";
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
  const tally = tallyFor(candidates);
  const rounds = trendingFirst(channel.subscriptions).map((subscription): Round => {
    const { key, query } = meaningOf(subscription.topic);
    const limit = Math.min(subscription.limit, LIMITS.papersPerDigest - tally.shown.length);
    const rules = { subscription, memory, limit };
    if (!query) return { subscription, ...takeTrending(candidates.trending(window), rules, tally) };
    const newness = newnessOf(subscription, memory, asOf);
    const list = shortlist(candidates.topic(key, window), subscription, newness);
    return { subscription, list, ...take(list, rules, tally) };
  });
  const below = rounds.map(({ list }) =>
    list ? countOthers(list.belowThreshold, tally.shown) : 0,
  );
  return {
    window,
    picks: rounds.map((round, at) => pickOf(round, below[at] ?? 0)),
    notShown: {
      overLimit: tally.over,
      belowThreshold: below.reduce((sum, each) => sum + each, 0),
      postedBefore: tally.posted,
    },
  };
}

/** What became of the papers of one topic that have the votes. */
interface Taken {
  readonly shown: readonly Candidate[];
  /** How many there was no room for. */
  readonly over: number;
}

interface Round extends Taken {
  readonly subscription: Subscription;
  /** Left out for trending. */
  readonly list?: Shortlist;
}

interface Rules {
  readonly subscription: Subscription;
  readonly memory: Memory;
  readonly limit: number;
}

function take(list: Shortlist, { memory, limit }: Rules, tally: Tally): Taken {
  const { ready, readyIds, readyNumbers } = list;
  const { seen } = memory;
  const shown: Candidate[] = [];
  let over = 0;
  for (let at = 0; at < ready.length; at++) {
    const [candidate, id, number] = [ready[at], readyIds[at], readyNumbers[at]];
    if (!candidate || id === undefined || number === undefined || tally.isShown(number)) continue;
    if (seen[id] !== undefined || isBeforeRestore(candidate, memory)) {
      tally.pass(number);
    } else if (shown.length >= limit) {
      over += 1;
      tally.leaveOver(number);
    } else {
      shown.push(candidate);
      tally.show(candidate);
    }
  }
  return { shown, over };
}

/** A trending list has no end worth counting: it is read as far as there is room. */
function takeTrending(trending: readonly Candidate[], rules: Rules, tally: Tally): Taken {
  const shown: Candidate[] = [];
  for (const candidate of trending) {
    if (shown.length >= rules.limit) break;
    if (!hasVotes(candidate.ranked.paper, rules.subscription)) continue;
    if (wasPosted(candidate, rules.memory)) tally.pass(candidate.number);
    else shown.push(candidate);
  }
  for (const each of shown) tally.show(each);
  return { shown, over: 0 };
}

function pickOf({ subscription, list, shown, over }: Round, below: number): TopicPick {
  const found = list && { found: shown.length + over + below };
  return { subscription, shown, ...found };
}

function countOthers(numbers: ReadonlySet<number>, shown: readonly Candidate[]): number {
  let count = numbers.size;
  if (count > 0) for (const { number } of shown) if (numbers.has(number)) count -= 1;
  return count;
}

export function trendingFirst(subscriptions: readonly Subscription[]): readonly Subscription[] {
  const at = subscriptions.findIndex(({ topic }) => topic.kind === "trending");
  const trending = subscriptions[at];
  return trending && at > 0 ? [trending, ...subscriptions.toSpliced(at, 1)] : subscriptions;
}
