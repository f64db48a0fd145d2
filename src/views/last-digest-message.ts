import type { Block, Item, Message, Span } from "../chat/message.ts";
import type { Explanation } from "../digest/explain.ts";
import type { SlotEnd } from "../ledger/ledger.ts";
import type { SourceReport } from "../sources/source.ts";
import { newsWords } from "./news-words.ts";
import { outcomeWords } from "./outcome-words.ts";
import { titleSpan } from "./paper-item.ts";
import { sourceNotes } from "./source-notes.ts";

export interface LastDigestView {
  readonly end?: SlotEnd;
  readonly papers: readonly Explanation[];
}

/** How the last digest ended, which topics its papers answer, and what the sources say now. */
export function lastDigestMessage(
  { end, papers }: LastDigestView,
  sources: readonly SourceReport[],
): Message {
  const outcome = end ? outcomeWords(end.outcome) : "No digest has been due here so far.";
  return {
    summary: `The last digest: ${outcome}`,
    blocks: [
      { kind: "heading", text: "The last digest" },
      { kind: "text", text: end ? [...dueSpans(end), outcome] : outcome },
      ...papers.map(paperReason),
      ...(papers.length > 0 ? [ONE_PAPER] : []),
      ...sourceNotes(sources),
    ],
  };
}

const ONE_PAPER: Block = {
  kind: "note",
  text: ["The numbers behind one paper: ", { kind: "code", text: "/papers why 2401.01234" }],
};

function dueSpans({ slot }: SlotEnd): Span[] {
  return ["Due ", { kind: "time", at: slot.at, style: "datetime" }, ": "];
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
