import type { Topic } from "../channels/channel.ts";
import { meaningOf, topicText } from "../channels/topic.ts";
import { button } from "../chat/button.ts";
import type { Action, Block, Message } from "../chat/message.ts";
import type { BackTest } from "../digest/back-test.ts";
import { counted } from "./number-words.ts";
import { paperItem } from "./paper-item.ts";

/** A topic as it would be saved. */
export interface SubscriptionDraft {
  readonly topic: Topic;
  readonly minVotes?: number;
  readonly limit: number;
}

export interface BackTestView {
  readonly draft: SubscriptionDraft;
  /** Left out for trending, which always finds papers. */
  readonly test?: BackTest;
}

const SHOWN = 3;

/** What a topic would have brought, with a button that saves it. */
export function backTestMessage({ draft, test }: BackTestView): Message {
  const { name, query } = meaningOf(draft.topic);
  const heading = `Subscribe to ${name}`;
  const says = test ? finding(test) : "The papers that grow fastest, in every digest.";
  return {
    summary: `${heading}: ${says}`,
    blocks: [
      { kind: "heading", text: heading },
      { kind: "text", text: [says, ...(test ? advice(test, draft) : [])].join(" ") },
      ...(query?.problems ?? []).map((text): Block => ({ kind: "note", text })),
      ...(test?.papers ?? []).slice(0, SHOWN).map((paper) => paperItem(paper)),
      { kind: "actions", actions: saveActions(draft, test) },
    ],
  };
}

function finding({ days, papers, perWeek }: BackTest): string {
  const last = `in the last ${days} days`;
  if (papers.length === 0) return `No paper matched ${last}.`;
  return `${counted(papers.length, "paper")} matched ${last}, about ${perWeek.toLocaleString("en")} a week.`;
}

function advice(
  { papers, suggested, without }: BackTest,
  { minVotes }: SubscriptionDraft,
): string[] {
  const [best] = without;
  if (best) {
    return [
      `It is “${best.condition}” that leaves nothing: without it, ${counted(best.found, "paper")} would have matched.`,
    ];
  }
  if (papers.length === 0)
    return ["Check the spelling, or try fewer words or alternatives joined with OR."];
  if (minVotes) {
    const reached = papers.filter(({ votes = 0 }) => votes >= minVotes).length;
    return [`Of these, ${reached.toLocaleString("en")} reached ${counted(minVotes, "vote")}.`];
  }
  if (!suggested) return [];
  return [
    `That is a lot; from ${counted(suggested.minVotes, "vote")} on, about ${suggested.perWeek} a week would be left.`,
  ];
}

function saveActions({ topic, minVotes, limit }: SubscriptionDraft, test?: BackTest): Action[] {
  const values = { topic: topicText(topic), min_votes: minVotes, limit };
  const save = button("Save", "subscribe.save", values, "primary");
  if (!test?.suggested || minVotes) return [save];
  const { minVotes: suggested } = test.suggested;
  const label = `Save from ${counted(suggested, "vote")}`;
  return [save, button(label, "subscribe.save", { ...values, min_votes: suggested })];
}
