import { button } from "../../chat/button.ts";
import type { Block, Message, Text } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { SourceReport, Window } from "../../sources/source.ts";
import type { Instant } from "../../time/instant.ts";
import type { Ranked, TrendingList } from "../../trending/trending.ts";
import { counted } from "../words/quantities.ts";
import { silenceWords, sourceNotes } from "../words/source-notes.ts";
import { trendingTitle } from "../words/trending.ts";
import { paperItem } from "./paper-item.ts";
import { showButton } from "./show-button.ts";

export interface TrendingView {
  readonly list: TrendingList;
  /** Of whoever reads it. */
  readonly now: Instant;
  readonly sources: readonly SourceReport[];
  /** The topic in words, when the list was narrowed to one. */
  readonly topic?: string;
  /** Whole sentences on what of the topic was not understood. */
  readonly problems?: readonly string[];
  /** What was asked, to ask for more of it; left out when nothing more can be shown. */
  readonly more?: { readonly period: Window; readonly topic?: string; readonly count: number };
}

/** The trending list, with the numbers behind each place. */
export function trendingMessage(view: TrendingView): Message {
  const { list, sources, now } = view;
  const title = trendingTitle(list.window, { asOf: list.asOf, now, zone: "UTC" });
  const heading = `${title}${view.topic ? `: ${view.topic}` : ""}`;
  return {
    ...defined({ empty: list.items.length === 0 || undefined }),
    summary: summaryLine(heading, list.items),
    blocks: [
      { kind: "heading", text: heading },
      { kind: "note", text: orderNote(list) },
      ...(view.problems ?? []).map((text): Block => ({ kind: "note", text })),
      ...(list.items.length === 0 ? [nothing(view)] : list.items.map(rankedItem)),
      ...moreActions(view),
      ...sourceNotes(sources),
    ],
  };
}

function summaryLine(heading: string, items: readonly Ranked[]): string {
  const first = items[0];
  if (!first) return `${heading}: no papers.`;
  return `${heading}: ${counted(items.length, "paper")}, first “${first.paper.title}”.`;
}

function orderNote(list: TrendingList): Text {
  const order =
    list.order.by === "source" ? `${list.order.source}’s own order` : "Ranked by growth and age";
  return [`${order}, as of `, { kind: "time", at: list.asOf, style: "datetime" }];
}

function rankedItem({ paper, growth }: Ranked, at: Instant): Block {
  return paperItem(paper, { index: at + 1, growth, actions: [showButton(paper)] });
}

function nothing({ list, topic, sources }: TrendingView): Block {
  const silence = silenceWords(sources);
  const known = topic
    ? `No paper${silence ? " known" : ""} of this period is about ${topic}`
    : "No papers of this period are known yet";
  const wider = list.window === "month" ? "" : " Try a longer period, such as month.";
  return { kind: "text", text: `${known}${silence ? `, and ${silence}` : ""}.${wider}` };
}

function moreActions({ more }: TrendingView): Block[] {
  if (!more) return [];
  return [{ kind: "actions", actions: [button("More", "trending.more", more)] }];
}
