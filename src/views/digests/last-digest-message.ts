import { commandSpan } from "../../chat/command-span.ts";
import type { Block, Item, Message } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { Explanation } from "../../digest/explain.ts";
import type { PostedPaper, PostedView } from "../../digest/posted-view.ts";
import type { SlotEnd } from "../../ledger/ledger.ts";
import type { Slot } from "../../schedule/schedule.ts";
import type { SourceReport } from "../../sources/source.ts";
import type { Instant } from "../../time/instant.ts";
import { titleSpan } from "../papers/paper-item.ts";
import { slotWords } from "../words/calendar.ts";
import { newsWords, outcomeWords } from "../words/outcomes.ts";
import { rankWords, windowWords } from "../words/scores.ts";
import { sourceNotes } from "../words/source-notes.ts";

export interface LastDigestView {
  readonly end?: SlotEnd;
  /** As it was posted. */
  readonly posted?: PostedView;
  /** Where that is not known any more: what its papers answer now. */
  readonly papers: readonly Explanation[];
  /** When the next one is due; left out when none is. */
  readonly next?: Slot;
  /** The channel's zone. */
  readonly zone: string;
}

/** How the last digest ended, what its papers were posted for and with, and what the sources say now. */
export function lastDigestMessage(
  { end, posted, papers, next, zone }: LastDigestView,
  sources: readonly SourceReport[],
): Message {
  const outcome = end ? outcomeWords(end.outcome) : "No digest has been due here so far.";
  const items = posted ? posted.papers.map(postedItem(posted)) : papers.map(paperReason);
  return {
    summary: `The last digest: ${outcome}`,
    blocks: [
      { kind: "heading", text: "The last digest" },
      { kind: "text", text: end ? `Due ${slotWords(end.slot, zone)}: ${outcome}` : outcome },
      ...(posted ? [orderNote(posted)] : []),
      ...(items.length > 0 && !posted ? [AS_OF_NOW] : []),
      ...items,
      ...(items.length > 0 ? [ONE_PAPER] : []),
      ...(next ? [nextNote(next, zone)] : []),
      ...sourceNotes(sources),
    ],
  };
}

const ONE_PAPER: Block = {
  kind: "note",
  text: ["The numbers behind one paper: ", commandSpan("why 2401.01234", { paper: "2401.01234" })],
};

const AS_OF_NOW: Block = {
  kind: "note",
  text: "The numbers it was posted with are not known any more. What its papers answer now:",
};

function nextNote(next: Slot, zone: string): Block {
  return { kind: "note", text: `The next digest: ${slotWords(next, zone)}.` };
}

/** In the past, since this is how it was and not how it is. */
function orderNote({ window, asOf }: PostedView): Block {
  return {
    kind: "note",
    text: [
      `In the order posted, with its numbers, over ${windowWords(window)} to `,
      { kind: "time", at: asOf, style: "datetime" },
      ".",
    ],
  };
}

function postedItem({ window }: PostedView): (posted: PostedPaper, at: Instant) => Item {
  return ({ paper, on, news }, at) => ({
    kind: "item",
    index: at + 1,
    title: [titleSpan(paper)],
    ...defined({ meta: on && rankWords({ ...on.item, of: on.of }, window) }),
    body: on ? onTopic(on) : newsWords(news),
  });
}

function onTopic({ topic, name, matchedBy }: NonNullable<PostedPaper["on"]>): string {
  if (topic.kind === "trending") return "It was trending.";
  return matchedBy.length > 0 ? `${name}: ${matchedBy.join("; ")}` : `On ${name}.`;
}

function paperReason({ paper, topics, news, posted }: Explanation): Item {
  const heard = news.filter(({ at }) => posted !== undefined && at <= posted.at);
  const known = [matchedBy(topics), newsWords(heard.map(({ kind }) => kind))];
  const told = known.filter((text) => text !== "").join("\n");
  return { kind: "item", title: [titleSpan(paper)], body: told || guess(topics) };
}

function matchedBy(topics: Explanation["topics"]): string {
  return topics
    .filter(({ matchedBy, fate }) => matchedBy.length > 0 && fate.kind !== "no-match")
    .map(({ name, matchedBy }) => `${name}: ${matchedBy.join("; ")}`)
    .join("\n");
}

/** What trended then may not trend now, so `trending` is the reason where there is no other. */
function guess(topics: Explanation["topics"]): string {
  const trending = topics.some(({ subscription }) => subscription.topic.kind === "trending");
  return trending ? "It was trending." : "It answered a topic that has changed since.";
}
