import type { Block, Item, Message, Text } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { Explanation, Fate, TopicExplanation } from "../../digest/explain.ts";
import type { PostedPaper, PostedView } from "../../digest/posted-view.ts";
import type { Slot } from "../../schedule/schedule.ts";
import { scoreNumbers } from "../../trending/score.ts";
import { titleSpan } from "../papers/paper-item.ts";
import { slotWords } from "../words/calendar.ts";
import { newsWords } from "../words/outcomes.ts";
import { counted } from "../words/quantities.ts";
import { formulaWords, type RankView, rankWords, windowWords } from "../words/scores.ts";

export interface WhyView {
  readonly explanation: Explanation;
  /** The digest it was posted in, as it was, with this paper alone. */
  readonly posted?: PostedView;
  /** When the next digest is due, in the channel's zone. */
  readonly next?: { readonly slot: Slot; readonly zone: string };
}

/** Which topics a paper answers here, and what each makes of it. */
export function whyMessage(view: WhyView): Message {
  const { paper, topics } = view.explanation;
  const fates = topics.map((topic) => `${topic.name}: ${fateWords(topic, view)}`);
  return {
    summary: `Why “${paper.title}”: ${fates.join(" ")}`,
    blocks: [
      { kind: "heading", text: "Why this paper" },
      { kind: "text", text: [titleSpan(paper)] },
      { kind: "note", text: postedText(view) },
      ...(view.posted ? view.posted.papers.flatMap((each) => postedItem(each, view.posted)) : []),
      ...topics.map((topic) => topicItem(topic, view)),
      ...(topics.length === 0 ? [NO_TOPICS] : []),
      ...(topics.some(({ rank }) => rank) || view.posted ? [HOW] : []),
    ],
  };
}

const NO_TOPICS: Block = {
  kind: "text",
  text: "No topic is followed here yet. Add one with /papers subscribe.",
};

const HOW: Block = {
  kind: "note",
  text: "How papers are put in order is told in docs/trending.md of this bot’s pages.",
};

function postedText({ explanation }: WhyView): Text {
  const { posted, restoredAt, returns } = explanation;
  const again = returns ? ` It comes again in the next digest. ${newsWords(returns)}` : "";
  if (posted) {
    return ["Posted here on ", { kind: "time", at: posted.at, style: "datetime" }, ".", again];
  }
  if (restoredAt === undefined) return "Not posted here so far.";
  return [
    "Whether it was posted here is not known: a backup was restored on ",
    { kind: "time", at: restoredAt, style: "datetime" },
    ".",
  ];
}

/** What it was posted with, told in the past: it stays as it was. */
function postedItem({ on, news }: PostedPaper, posted: PostedView | undefined): Item[] {
  if (!posted) return [];
  const { window, asOf } = posted;
  if (!on) {
    const title = [{ kind: "bold", text: "Posted again" } as const];
    return [{ kind: "item", title, body: newsWords(news) }];
  }
  const rank = { ...on.item, of: on.of };
  return [
    {
      kind: "item",
      title: [{ kind: "bold", text: `Posted on ${on.name}` }],
      meta: rankWords(rank, window),
      body: [
        `Looked at over ${windowWords(window)} to `,
        { kind: "time", at: asOf, style: "datetime" },
        `.\nScore: ${formulaWords(rank.numbers, window)}`,
      ],
    },
  ];
}

function topicItem(topic: TopicExplanation, view: WhyView): Item {
  const { name, matchedBy, fate, rank } = topic;
  const { window, asOf } = view.explanation;
  const matched = fate.kind !== "no-match" && matchedBy.length > 0;
  const ranked = rank && isOpen(fate) ? rankOf(rank, asOf) : undefined;
  return {
    kind: "item",
    title: [{ kind: "bold", text: name }],
    ...defined({ meta: ranked && rankWords(ranked, window) }),
    body: [
      ...(matched ? [`Matched: ${matchedBy.join("; ")}.\n`] : []),
      fateWords(topic, view),
      ...(ranked ? [`\nScore: ${formulaWords(ranked.numbers, window)}`] : []),
    ],
  };
}

/** Whether its place now has a say in what becomes of it. */
function isOpen({ kind }: Fate): boolean {
  return kind !== "posted-before" && kind !== "returns" && kind !== "maybe-posted";
}

function rankOf(
  { place, of, ranked }: NonNullable<TopicExplanation["rank"]>,
  asOf: number,
): RankView {
  const { paper, growth, sourceRank } = ranked;
  return {
    place,
    of,
    votes: paper.votes ?? 0,
    estimated: growth.estimated,
    numbers: scoreNumbers(growth, paper.publishedAt, asOf),
    ...defined({ sourceRank }),
  };
}

/** A whole sentence. */
function fateWords({ fate, missing, subscription }: TopicExplanation, view: WhyView): string {
  switch (fate.kind) {
    case "next":
      return `It is in the next digest${whenNext(view)}.`;
    case "elsewhere":
      return `It is in the next digest, shown on ${fate.name}.`;
    case "posted-before":
      return "It is not shown again: a paper is posted once in a channel, and comes back only when its code is released or it is withdrawn.";
    case "maybe-posted":
      return "It matches, and is not shown: it may have been posted before the backup was restored.";
    case "returns":
      return "It matches, and comes again in the next digest.";
    case "below-threshold":
      return `It waits: it has ${counted(fate.votes, "vote")}, and the threshold is ${fate.minVotes.toLocaleString("en")}.`;
    case "over-limit":
      return `Better papers fill the next digest, which shows at most ${fate.limit.toLocaleString("en")} of this topic.`;
    case "earlier":
      return "An earlier digest could have shown it, and better papers filled that.";
    case "too-old":
      return "It matches, but was published too long ago for a digest.";
    case "no-match":
      return subscription.topic.kind === "trending"
        ? `It does not trend: it gained nothing in ${windowWords(view.explanation.window)} before the last look, and stands in no source’s own list.`
        : `It does not match: ${missing.join("; ")}.`;
  }
}

/** ` on Monday 30 November, 9:00 Europe/Berlin` */
function whenNext({ next }: WhyView): string {
  return next ? ` on ${slotWords(next.slot, next.zone)}` : "";
}
