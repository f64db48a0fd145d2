import type { Channel, Subscription } from "../channels/channel.ts";
import { LIMITS } from "../channels/limits.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import type { NotShown } from "./digest.ts";
import { hasVotes, isBeforeRestore, type Memory, wasPosted } from "./rules/memory.ts";
import { type Newness, newnessOf } from "./rules/newness.ts";
import { type ReturnedPaper, returnedTo } from "./rules/returned-papers.ts";
import { windowSince } from "./rules/window.ts";
import type { Candidates, TopicText } from "./snapshot/candidates.ts";
import { FATE, type Fates, fatesFor } from "./snapshot/fates.ts";
import type { PaperRanking } from "./snapshot/ranking.ts";

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
  readonly returns: readonly ReturnedPaper[];
  readonly notShown: NotShown;
}

export interface TopicPick {
  readonly subscription: Subscription;
  /** Left out for trending. */
  readonly text?: TopicText;
  /** Where its papers stand. */
  readonly ranking: PaperRanking;
  /** All papers of the topic by number, best first. */
  readonly order: readonly number[];
  /** By number. */
  readonly shown: readonly number[];
  /** Those of them that were news before the last digest looked. */
  readonly earlier: readonly number[];
  /** See `DigestSection.found`. */
  readonly found: number;
}

/** Takes each topic's best papers in turn; a paper is shown once, where it comes first. */
export function select(input: SelectInput): Selection {
  const { memory, asOf, candidates } = input;
  const window = windowSince(memory.lastDigestAt, asOf);
  const fates = fatesFor(candidates);
  const returns = returning(input);
  for (const { number } of returns) fates.show(number);
  const rounds = trendingFirst(input.channel.subscriptions).map((subscription) =>
    roundOf(subscription, input, window, fates),
  );
  let belowThreshold = 0;
  for (const round of rounds) {
    if (round.below === 0) continue;
    const below = belowIn(round, rounds, returns);
    round.found += below;
    belowThreshold += below;
  }
  return {
    window,
    picks: rounds,
    returns,
    notShown: { overLimit: fates.over, belowThreshold, postedBefore: fates.posted },
  };
}

/** They are few, and take their room before what is new. */
function returning({ channel, memory, candidates }: SelectInput): readonly ReturnedPaper[] {
  if (channel.subscriptions.length === 0) return [];
  return returnedTo(memory, candidates.news, LIMITS.papersPerDigest);
}

/** What became of the papers of one topic. */
interface Round extends TopicPick {
  /** Those below the threshold are not in it while other topics may still show them. */
  found: number;
  /** How many lack votes, also where another topic shows them. */
  readonly below: number;
}

function roundOf(
  subscription: Subscription,
  { memory, asOf, candidates }: SelectInput,
  window: Window,
  fates: Fates,
): Round {
  const { topic } = subscription;
  const limit = Math.min(subscription.limit, LIMITS.papersPerDigest - fates.shown);
  fates.beginTopic();
  if (topic.kind === "trending") {
    const ranking = candidates.trending(window);
    takeTrending(subscription, { candidates, ranking, memory, limit }, fates);
    const { shown } = fates.topic;
    const { order } = ranking;
    return { subscription, ranking, order, shown, earlier: NONE, found: shown.length, below: 0 };
  }
  const text = candidates.topic(topic.text);
  const newness = newnessOf(subscription, text.comesWithTime, memory, asOf);
  const { ranking, order, shortlist } = text.candidates.within(window);
  const { ready, below } = shortlist(subscription, newness);
  take(ready, { candidates, ranking, memory, limit }, fates);
  const { shown, over } = fates.topic;
  const earlier = earlierOf(shown, newness, candidates);
  return { subscription, text, ranking, order, shown, earlier, found: shown.length + over, below };
}

const NONE: readonly number[] = [];

function earlierOf(
  shown: readonly number[],
  { lastLook }: Newness,
  { newsAt }: Candidates,
): readonly number[] {
  const earlier: number[] = [];
  for (const number of shown) if (newsAt(number) < lastLook) earlier.push(number);
  return earlier;
}

interface Rules {
  readonly candidates: Candidates;
  readonly ranking: PaperRanking;
  readonly memory: Memory;
  readonly limit: number;
}

/** Decides the fates of a topic's papers: what there is room for is shown, best first. */
function take(ready: readonly number[], rules: Rules, fates: Fates): void {
  const { ranking, candidates, memory, limit } = rules;
  const isPosted = (number: number) =>
    memory.seen.hasCode(candidates.numbering.codeAt(number)) ||
    (memory.restoredAt !== undefined && isBeforeRestore(ranking.item(number).ranked.paper, memory));
  const { shown } = fates.topic;
  for (const number of ready) {
    const fate = fates.fateOf(number);
    if (fate === FATE.shown || fate === FATE.posted) continue;
    if (fate === FATE.none && isPosted(number)) fates.pass(number);
    else if (shown.length < limit) fates.show(number);
    else fates.leaveOver(number);
  }
}

/** A trending list has no end worth counting: it is read as far as there is room. */
function takeTrending(
  subscription: Subscription,
  { ranking, memory, limit }: Rules,
  fates: Fates,
): void {
  const { shown } = fates.topic;
  for (const number of ranking.order) {
    if (shown.length >= limit) break;
    if (fates.fateOf(number) === FATE.shown) continue;
    const { paper } = ranking.item(number).ranked;
    if (!hasVotes(paper, subscription)) continue;
    if (wasPosted(paper, memory)) fates.pass(number);
    else fates.show(number);
  }
}

/** How many papers of a topic lack votes and are not shown for another reason. */
function belowIn(own: Round, rounds: readonly Round[], returns: readonly ReturnedPaper[]): number {
  const isBelow = (number: number) => {
    const ranked = own.text?.candidates.has(number) ? own.ranking.ranked(number) : undefined;
    return ranked !== undefined && !hasVotes(ranked.paper, own.subscription);
  };
  let count = own.below;
  for (const { number } of returns) if (isBelow(number)) count -= 1;
  for (const other of rounds) {
    // What it shows itself has the votes.
    if (other !== own) for (const number of other.shown) if (isBelow(number)) count -= 1;
  }
  return count;
}

export function trendingFirst(subscriptions: readonly Subscription[]): readonly Subscription[] {
  const at = subscriptions.findIndex(({ topic }) => topic.kind === "trending");
  const trending = subscriptions[at];
  return trending && at > 0 ? [trending, ...subscriptions.toSpliced(at, 1)] : subscriptions;
}
