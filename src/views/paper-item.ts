import type { Action, Item, Span } from "../chat/message.ts";
import { authorLine } from "../paper/authors.ts";
import type { Paper } from "../paper/paper.ts";
import { firstSentence } from "../paper/readable.ts";
import type { Growth } from "../trending/trending.ts";
import { counted } from "./number-words.ts";
import { dateWords, spanWords } from "./time-words.ts";

export interface PaperItemOptions {
  readonly index?: number;
  readonly growth?: Growth;
  readonly actions?: readonly Action[];
}

/** The longest sentence shown in a list, in characters: about two lines. */
const TEASER_LENGTH = 220;

/** A paper in a list: title, facts in small print, authors, and one sentence of what it says. */
export function paperItem(paper: Paper, options: PaperItemOptions = {}): Item {
  const { index, growth, actions } = options;
  const body = [authorLine(paper.authors), ...teaser(paper)].filter((part) => part !== "");
  return {
    kind: "item",
    ...(index !== undefined && { index }),
    title: [titleSpan(paper)],
    meta: join([receptionLine(paper, growth), [factsLine(paper)]], " · "),
    body,
    ...(paper.thumbnail && { thumbnail: thumbnailOf(paper, paper.thumbnail) }),
    ...(actions && { actions }),
  };
}

export function titleSpan(paper: Paper): Span {
  return { kind: "link", text: paper.title, url: paper.links.page };
}

export function thumbnailOf(paper: Paper, url: string): { url: string; alt: string } {
  return { url, alt: `Preview picture of “${paper.title}”` };
}

/** `▲ 34 votes in 24 h · 112 votes · code ★ 840 stars` */
export function receptionLine(paper: Paper, growth?: Growth): Span[] {
  const parts: Span[][] = [];
  if (paper.sample) parts.push([{ kind: "bold", text: "Sample" }]);
  if (paper.withdrawn) parts.push([{ kind: "bold", text: "Withdrawn" }]);
  if (growth && growth.votes > 0) parts.push([growthWords(growth)]);
  if (paper.votes !== undefined) parts.push([counted(paper.votes, "vote")]);
  if (paper.comments) parts.push([counted(paper.comments, "comment")]);
  if (paper.links.code) parts.push(codeSpans(paper.links.code, paper.stars));
  return join(parts, " · ");
}

/** `▲ 34 in 24 h`; an estimate is called one. */
export function growthWords(growth: Pick<Growth, "votes" | "overMs" | "estimated">): string {
  const about = growth.estimated ? "about " : "";
  return `▲ ${about}${growth.votes.toLocaleString("en")} in ${spanWords(growth.overMs)}`;
}

function codeSpans(url: string, stars: number | undefined): Span[] {
  const code: Span = { kind: "link", text: "code", url };
  return stars ? [code, ` ★ ${counted(stars, "star")}`] : [code];
}

/** `cs.RO · 11 June 2026` */
function factsLine(paper: Paper): string {
  return [paper.categories[0] ?? "", dateWords(paper.publishedAt)].filter(Boolean).join(" · ");
}

function teaser(paper: Paper): Span[] {
  const { summary, abstract } = paper;
  const sentence = firstSentence(summary?.text ?? abstract, TEASER_LENGTH);
  if (sentence === "") return [];
  return summary?.ai ? ["\n", sentence, " ", aiMark(summary.by)] : ["\n", sentence];
}

/** Readers are told when a model wrote a summary, and whose it was. */
export function aiMark(by: string): Span {
  return { kind: "italic", text: `(AI summary, ${by})` };
}

export function join(parts: readonly (readonly Span[])[], separator: string): Span[] {
  const filled = parts.filter((part) => part.length > 0);
  return filled.flatMap((part, at) => (at === 0 ? part : [separator, ...part]));
}
