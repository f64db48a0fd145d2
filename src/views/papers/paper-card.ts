import { button } from "../../chat/button.ts";
import type { Action, Block, LinkAction, Message, Text } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import { authorLine } from "../../paper/authors.ts";
import { labelPaperId, printPaperId } from "../../paper/id.ts";
import type { Paper, PaperLinks } from "../../paper/paper.ts";
import { dateWords } from "../words/calendar.ts";
import { aiMark, receptionLine, thumbnailOf, titleSpan } from "./paper-item.ts";

const AUTHORS_SHOWN = 12;

const LINK_LABELS: readonly [keyof PaperLinks, string][] = [
  ["page", "Paper page"],
  ["pdf", "PDF"],
  ["code", "Code"],
  ["project", "Project"],
  ["discussion", "Discussion"],
];

/** Everything known about one paper. */
export function paperCard(paper: Paper): Message {
  return {
    summary: `${paper.title}, by ${authorLine(paper.authors)}`,
    blocks: [
      {
        kind: "item",
        title: [titleSpan(paper)],
        meta: receptionLine(paper),
        body: authorLine(paper.authors, AUTHORS_SHOWN),
        ...defined({ thumbnail: paper.thumbnail ? thumbnailOf(paper.thumbnail) : undefined }),
      },
      { kind: "note", text: bibliography(paper) },
      ...paperTexts(paper),
      ...(paper.keywords.length > 0 ? [keywordNote(paper)] : []),
      { kind: "actions", actions: cardActions(paper) },
    ],
  };
}

/** `arXiv 2401.01234 · cs.RO, cs.LG · published 11 June 2026` */
export function bibliography(paper: Paper): string {
  const categories = paper.categories.join(", ");
  return [labelPaperId(paper.id), categories, `published ${dateWords(paper.publishedAt)}`]
    .filter(Boolean)
    .join(" · ");
}

/** What was written of it in short, and its abstract. */
export function paperTexts({ summary, abstract }: Paper): Block[] {
  const blocks: Block[] = [];
  if (summary) blocks.push({ kind: "text", text: summaryText(summary) });
  if (abstract) blocks.push({ kind: "text", text: abstract });
  return blocks;
}

function summaryText(summary: NonNullable<Paper["summary"]>): Text {
  return summary.ai ? [summary.text, " ", aiMark(summary.by)] : summary.text;
}

function keywordNote(paper: Paper): Block {
  return { kind: "note", text: `Keywords: ${paper.keywords.join(", ")}` };
}

function cardActions(paper: Paper): Action[] {
  return [
    button("Similar", "similar.list", { paper: printPaperId(paper.id) }),
    ...linkActions(paper),
  ];
}

/** Its page, PDF, code and so on, of those that are known. */
export function linkActions({ links }: Paper): LinkAction[] {
  return LINK_LABELS.flatMap(([key, label]) => {
    const url = links[key];
    return url ? [{ kind: "link", label, url } as const] : [];
  });
}
