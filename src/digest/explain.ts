import type { Channel, Subscription } from "../channels/channel.ts";
import { meaningOf } from "../channels/topic.ts";
import type { SeenPaper } from "../ledger/ledger.ts";
import type { Instant, Paper } from "../paper/paper.ts";
import { explainMatch } from "../query/explain-match.ts";
import { type MatchFacts, matchesQuery } from "../query/matches.ts";
import type { Window } from "../sources/source.ts";
import type { Ranked } from "../trending/trending.ts";
import type { Candidate, Candidates } from "./candidates.ts";
import { hasVotes, isNew, type Memory, newnessOf, wasPosted } from "./judge.ts";
import { type Selection, select, trendingFirst } from "./select.ts";

/** Why a channel gets a paper, got it, or does not. */
export interface Explanation {
  readonly paper: Paper;
  /** When it was posted here. */
  readonly posted?: SeenPaper;
  readonly window: Window;
  /** One for each topic of the channel, trending first. */
  readonly topics: readonly TopicExplanation[];
}

export interface TopicExplanation {
  readonly subscription: Subscription;
  /** The topic in words. */
  readonly name: string;
  /** The conditions of the topic that the paper satisfies and where, also when others fail. */
  readonly matchedBy: readonly string[];
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
  | { readonly kind: "below-threshold"; readonly votes: number; readonly minVotes: number }
  | { readonly kind: "over-limit"; readonly limit: number }
  /** An earlier digest had the chance to show it, and better papers filled it. */
  | { readonly kind: "earlier" }
  /** It matches, but was published before what topics remember. */
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
  const { paper, channel, memory } = input;
  const selection = select(input);
  const posted = memory.seen[paper.id];
  return {
    paper,
    ...(posted && { posted }),
    window: selection.window,
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
  const { key, name, query } = meaningOf(subscription.topic);
  const { window } = selection;
  const all = query ? candidates.topic(key, window) : candidates.trending(window);
  const at = all.findIndex(({ ranked }) => ranked.paper.id === paper.id);
  const candidate = all[at];
  const fate = candidate
    ? fateOf(candidate, subscription, selection, input)
    : absent(subscription, input);
  return {
    subscription,
    name,
    matchedBy: query ? explainMatch(query, paper, facts) : [],
    ...(candidate && { rank: { place: at + 1, of: all.length, ranked: candidate.ranked } }),
    fate,
  };
}

function fateOf(
  candidate: Candidate,
  subscription: Subscription,
  { picks }: Selection,
  { memory, asOf }: ExplainInput,
): Fate {
  const { paper } = candidate.ranked;
  if (wasPosted(candidate, memory)) return { kind: "posted-before" };
  if (!isNew(candidate, newnessOf(subscription, memory, asOf))) return { kind: "earlier" };
  const shows = picks.find(({ shown }) => shown.some(({ ranked }) => ranked.paper.id === paper.id));
  if (shows?.subscription.id === subscription.id) return { kind: "next" };
  if (!hasVotes(paper, subscription)) {
    return {
      kind: "below-threshold",
      votes: paper.votes ?? 0,
      minVotes: subscription.minVotes ?? 0,
    };
  }
  if (!shows) return { kind: "over-limit", limit: subscription.limit };
  return { kind: "elsewhere", name: meaningOf(shows.subscription.topic).name };
}

/** A paper that topics do not remember. */
function absent({ topic }: Subscription, { paper, facts }: ExplainInput): Fate {
  const { query } = meaningOf(topic);
  return { kind: query && matchesQuery(query, paper, facts) ? "too-old" : "no-match" };
}
