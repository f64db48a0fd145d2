import { button } from "../../chat/button.ts";
import type { Action, Block, Message, Text } from "../../chat/message.ts";
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
      ...texts(paper),
      ...(paper.keywords.length > 0 ? [keywordNote(paper)] : []),
      { kind: "actions", actions: cardActions(paper) },
    ],
  };
}

function bibliography(paper: Paper): string {
  const categories = paper.categories.join(", ");
  return [labelPaperId(paper.id), categories, `published ${dateWords(paper.publishedAt)}`]
    .filter(Boolean)
    .join(" · ");
}

function texts({ summary, abstract }: Paper): Block[] {
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
  const links = LINK_LABELS.flatMap(([key, label]): Action[] => {
    const url = paper.links[key];
    return url ? [{ kind: "link", label, url }] : [];
  });
  return [button("Similar", "similar.list", { paper: printPaperId(paper.id) }), ...links];
}
