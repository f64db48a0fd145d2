import type { Block, Item, Message, Span } from "../chat/message.ts";
import type { Explanation, Fate, TopicExplanation } from "../digest/explain.ts";
import { newsWords } from "./news-words.ts";
import { counted } from "./number-words.ts";
import { growthWords, titleSpan } from "./paper-item.ts";

/** Which topics a paper answers here, and what each makes of it. */
export function whyMessage(explanation: Explanation): Message {
  const { paper, topics } = explanation;
  return {
    summary: `Why “${paper.title}”: ${topics.map(({ name, fate }) => `${name}: ${fateWords(fate)}`).join(" ")}`,
    blocks: [
      { kind: "heading", text: "Why this paper" },
      { kind: "text", text: [titleSpan(paper)] },
      postedNote(explanation),
      ...topics.map(topicItem),
      ...(topics.length === 0 ? [NO_TOPICS] : []),
    ],
  };
}

const NO_TOPICS: Block = {
  kind: "text",
  text: "This channel has no topics yet. Add one with `/papers subscribe`.",
};

function postedNote({ posted }: Explanation): Block {
  if (!posted) return { kind: "note", text: "Not posted here so far." };
  return {
    kind: "note",
    text: ["Posted here on ", { kind: "time", at: posted.at, style: "datetime" }],
  };
}

function topicItem({ name, matchedBy, rank, fate }: TopicExplanation): Item {
  const matched = matchedBy.length > 0 ? [`Matched: ${matchedBy.join("; ")}.\n`] : [];
  return {
    kind: "item",
    title: [{ kind: "bold", text: name }],
    ...(rank && { meta: rankSpans(rank) }),
    body: [...matched, fateWords(fate)],
  };
}

/** `Number 3 of 11 · score 1.25 · ▲ 34 in 24 h · 112 votes` */
function rankSpans({ place, of, ranked }: NonNullable<TopicExplanation["rank"]>): Span[] {
  const { paper, growth, score, sourceRank } = ranked;
  const facts = [
    `Number ${place.toLocaleString("en")} of ${of.toLocaleString("en")}`,
    ...(sourceRank === undefined ? [] : [`number ${sourceRank} in the source’s own order`]),
    `score ${score.toFixed(2)}`,
    growthWords(growth),
    counted(paper.votes ?? 0, "vote"),
  ];
  return [facts.join(" · ")];
}

/** A whole sentence. */
function fateWords(fate: Fate): string {
  switch (fate.kind) {
    case "next":
      return "It is in the next digest.";
    case "elsewhere":
      return `It is in the next digest, shown on ${fate.name}.`;
    case "posted-before":
      return "It is not shown again: a paper is posted once in a channel, and comes back only when its code is released or it is withdrawn.";
    case "returns":
      return `It is in the next digest again. ${newsWords(fate.news)}`;
    case "below-threshold":
      return `It waits: it has ${counted(fate.votes, "vote")}, and the threshold is ${fate.minVotes.toLocaleString("en")}.`;
    case "over-limit":
      return `Better papers fill the next digest, which shows at most ${fate.limit.toLocaleString("en")} of this topic.`;
    case "earlier":
      return "An earlier digest could have shown it, and better papers filled that.";
    case "too-old":
      return "It matches, but was published too long ago for a digest.";
    case "no-match":
      return "It does not match.";
  }
}
