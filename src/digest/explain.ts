import type { Channel, Subscription } from "../channels/channel.ts";
import { meaningOf } from "../channels/topic.ts";
import { defined } from "../collections/defined.ts";
import type { SeenPaper } from "../ledger/seen-papers.ts";
import type { NewsKind } from "../paper/news.ts";
import type { Paper } from "../paper/paper.ts";
import { type MatchFacts, matchesQuery } from "../query/matches.ts";
import { explainMatch } from "../query/say/explain-match.ts";
import { explainMismatch } from "../query/say/explain-mismatch.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import type { Ranked } from "../trending/trending.ts";
import type { Candidate } from "./rules/candidate.ts";
import { hasVotes, isBeforeRestore, isSeen, type Memory } from "./rules/memory.ts";
import { comesWithTime, hadChance, isNew, newnessOf } from "./rules/newness.ts";
import type { News } from "./rules/returned-papers.ts";
import { type Selection, select, trendingFirst } from "./select.ts";
import type { Candidates } from "./snapshot/candidates.ts";

/** Why a channel gets a paper, got it, or does not. */
export interface Explanation {
  readonly paper: Paper;
  /** When it was posted here. */
  readonly posted?: SeenPaper;
  /** What was posted before this moment is not known: a backup was restored. */
  readonly restoredAt?: Instant;
  /** It comes again in the next digest, whatever it answers, because of this. */
  readonly returns?: readonly NewsKind[];
  readonly window: Window;
  /** The moment its numbers describe. */
  readonly asOf: Instant;
  /** What was heard of it lately, oldest first. */
  readonly news: readonly Pick<News, "kind" | "at">[];
  /** One for each topic of the channel, trending first. */
  readonly topics: readonly TopicExplanation[];
}

export interface TopicExplanation {
  readonly subscription: Subscription;
  /** The topic in words. */
  readonly name: string;
  /** The conditions of the topic that the paper satisfies and where, also when others fail. */
  readonly matchedBy: readonly string[];
  /** The conditions that fail, each a clause; empty when the paper matches. */
  readonly missing: readonly string[];
  /** Its place among all papers of the topic, from 1, and the numbers behind it. */
  readonly rank?: { readonly place: number; readonly of: number; readonly ranked: Ranked };
  readonly fate: Fate;
}

/** What the next digest does with a paper on a topic, and by which rule. */
export type Fate =
  | { readonly kind: "next" }
  /** Another topic, named in words, shows it. */
  | { readonly kind: "elsewhere"; readonly name: string }
  | { readonly kind: "posted-before" }
  /** A backup was restored since it was published: whether it was posted is not known. */
  | { readonly kind: "maybe-posted" }
  /** It was posted before, and comes again in the next digest because of this. */
  | { readonly kind: "returns"; readonly news: readonly NewsKind[] }
  | { readonly kind: "below-threshold"; readonly votes: number; readonly minVotes: number }
  | { readonly kind: "over-limit"; readonly limit: number }
  /** An earlier digest had the chance to show it, and better papers filled it. */
  | { readonly kind: "earlier" }
  /** It matches, but was published before what topics remember, or what the first digest looks at. */
  | { readonly kind: "too-old" }
  | { readonly kind: "no-match" };

export interface ExplainInput {
  readonly paper: Paper;
  readonly channel: Pick<Channel, "subscriptions">;
  readonly memory: Memory;
  readonly asOf: Instant;
  readonly candidates: Candidates;
  /** What `like:` means now. */
  readonly facts?: MatchFacts;
}

/** Asks the rules that compose the digest, so that what is said is what happens. */
export function explain(input: ExplainInput): Explanation {
  const { paper, channel, memory, candidates } = input;
  const selection = select(input);
  const posted = memory.seen.get(paper.id);
  const { restoredAt } = memory;
  const returns = selection.returns.find((each) => each.paper.id === paper.id)?.kinds;
  return {
    paper,
    ...defined({
      posted,
      restoredAt:
        restoredAt !== undefined && isBeforeRestore(paper, memory) ? restoredAt : undefined,
      returns,
    }),
    window: selection.window,
    asOf: candidates.asOf,
    news: candidates.news.filter((each) => each.paper.id === paper.id),
    topics: trendingFirst(channel.subscriptions).map((each) =>
      explainTopic(each, selection, input),
    ),
  };
}

function explainTopic(
  subscription: Subscription,
  selection: Selection,
  input: ExplainInput,
): TopicExplanation {
  const { paper, candidates, facts } = input;
  const { topic } = subscription;
  const { name, query } = meaningOf(topic);
  const { window } = selection;
  const number = candidates.numbering.known(paper.id);
  const all =
    topic.kind === "query"
      ? candidates.topic(topic.text).candidates.within(window).papers
      : trendingPapers(candidates, window);
  const at = all.findIndex((each) => each.number === number);
  const candidate = all[at];
  const returns = selection.returns.find((each) => each.paper.id === paper.id);
  const fate = candidate
    ? fateOf(candidate, subscription, selection, input)
    : absent(subscription, input);
  const missing = query && fate.kind === "no-match" ? explainMismatch(query, paper, facts) : [];
  return {
    subscription,
    name,
    matchedBy: query ? explainMatch(query, paper, facts) : [],
    ...defined({
      rank: candidate && { place: at + 1, of: all.length, ranked: candidate.ranked },
    }),
    missing,
    fate: returns && fate.kind !== "no-match" ? { kind: "returns", news: returns.kinds } : fate,
  };
}

/** What trends has no moment at which it matched. */
function trendingPapers(candidates: Candidates, window: Window): readonly Candidate[] {
  const { order, item } = candidates.trending(window);
  return order.map((number) => ({ number, ranked: item(number).ranked, matchedAt: 0 }));
}

function fateOf(
  candidate: Candidate,
  subscription: Subscription,
  { picks }: Selection,
  { memory, asOf }: ExplainInput,
): Fate {
  const { number, ranked } = candidate;
  const { query } = meaningOf(subscription.topic);
  if (isSeen(ranked.paper.id, memory)) return { kind: "posted-before" };
  if (isBeforeRestore(ranked.paper, memory)) return { kind: "maybe-posted" };
  const newness = newnessOf(subscription, comesWithTime(query), memory, asOf);
  if (!isNew(candidate, newness))
    return { kind: hadChance(candidate, newness) ? "earlier" : "too-old" };
  const shows = picks.find(({ shown }) => shown.includes(number));
  if (shows?.subscription.id === subscription.id) return { kind: "next" };
  if (!hasVotes(ranked.paper, subscription)) {
    return {
      kind: "below-threshold",
      votes: ranked.paper.votes ?? 0,
      minVotes: subscription.minVotes ?? 0,
    };
  }
  if (!shows) return { kind: "over-limit", limit: subscription.limit };
  return { kind: "elsewhere", name: meaningOf(shows.subscription.topic).name };
}

/** A paper that topics do not remember. */
function absent({ topic }: Subscription, { paper, memory, facts }: ExplainInput): Fate {
  const { query } = meaningOf(topic);
  if (!query || !matchesQuery(query, paper, facts)) return { kind: "no-match" };
  if (isSeen(paper.id, memory)) return { kind: "posted-before" };
  return { kind: isBeforeRestore(paper, memory) ? "maybe-posted" : "too-old" };
}
