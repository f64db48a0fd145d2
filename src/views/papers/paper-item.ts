import type { Action, Item, Span } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import { authorLine } from "../../paper/authors.ts";
import type { Paper } from "../../paper/paper.ts";
import { firstSentence } from "../../paper/readable.ts";
import type { Growth } from "../../trending/trending.ts";
import { dateWords } from "../words/calendar.ts";
import { counted, spanWords } from "../words/quantities.ts";

export interface PaperItemOptions {
  readonly index?: number;
  readonly growth?: Growth;
  readonly actions?: readonly Action[];
  /** A sentence in place of the paper's own. */
  readonly instead?: string | undefined;
}

/** The longest sentence shown in a list, in characters: about two lines. */
const TEASER_LENGTH = 220;

/** A paper in a list: title, reception, authors, and one sentence of what it says. */
export function paperItem(paper: Paper, options: PaperItemOptions = {}): Item {
  const { index, growth, actions, instead } = options;
  return {
    kind: "item",
    ...defined({ index }),
    title: [titleSpan(paper)],
    meta: receptionLine(paper, growth),
    byline: factsLine(paper),
    body: instead === undefined ? teaser(paper) : [instead],
    ...defined({ thumbnail: paper.thumbnail ? thumbnailOf(paper.thumbnail) : undefined, actions }),
  };
}

export function titleSpan(paper: Paper): Span {
  return { kind: "link", text: paper.title, url: paper.links.page };
}

/** Its title stands beside it, so the picture does not say it again. */
export function thumbnailOf(url: string): { url: string; alt: string } {
  return { url, alt: "Preview picture of the paper" };
}

/** `▲ up 34 in 24 h · 112 votes · code ★ 840 stars` */
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

/** `▲ up 34 in 24 h`, since a screen reader may pass the sign over; an estimate is called one. */
export function growthWords(growth: Pick<Growth, "votes" | "overMs" | "estimated">): string {
  const about = growth.estimated ? "about " : "";
  return `▲ up ${about}${growth.votes.toLocaleString("en")} in ${spanWords(growth.overMs)}`;
}

function codeSpans(url: string, stars: number | undefined): Span[] {
  const code: Span = { kind: "link", text: "code", url };
  return stars ? [code, ` ★ ${counted(stars, "star")}`] : [code];
}

/** `First Author, Second Author and 6 more · cs.RO · 11 June 2026` */
export function factsLine(paper: Paper): string {
  return [authorLine(paper.authors), paper.categories[0] ?? "", dateWords(paper.publishedAt)]
    .filter((part) => part !== "")
    .join(" · ");
}

/** One sentence of what it says. */
export function teaser(paper: Paper): Span[] {
  const { summary, abstract } = paper;
  const sentence = firstSentence(summary?.text ?? abstract, TEASER_LENGTH);
  if (sentence === "") return [];
  return summary?.ai ? [sentence, " ", aiMark(summary.by)] : [sentence];
}

/** Readers are told when a model wrote a summary, and whose it was. */
export function aiMark(by: string): Span {
  return { kind: "italic", text: `(AI summary, ${by})` };
}

export function join(parts: readonly (readonly Span[])[], separator: string): Span[] {
  const filled = parts.filter((part) => part.length > 0);
  return filled.flatMap((part, at) => (at === 0 ? part : [separator, ...part]));
}
