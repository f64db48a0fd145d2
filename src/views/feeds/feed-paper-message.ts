import type { Message, Span } from "../../chat/message.ts";
import { authorLine } from "../../paper/authors.ts";
import type { Paper } from "../../paper/paper.ts";
import { bibliography, linkActions, paperTexts } from "../papers/paper-card.ts";
import { join } from "../papers/paper-item.ts";
import { atLeast } from "../words/quantities.ts";

const AUTHORS_SHOWN = 12;

/**
 * A paper below its title in a feed. Counts are told by steps: readers of feeds compare what they have
 * with what they get, and one vote more is nothing new.
 */
export function feedPaperMessage(paper: Paper): Message {
  const reception = receptionOf(paper);
  return {
    summary: paper.title,
    blocks: [
      ...(reception.length > 0 ? [{ kind: "note", text: reception } as const] : []),
      { kind: "text", text: authorLine(paper.authors, AUTHORS_SHOWN) },
      { kind: "note", text: bibliography(paper) },
      ...paperTexts(paper),
      { kind: "actions", actions: linkActions(paper) },
    ],
  };
}

function receptionOf({ sample, withdrawn, votes = 0, stars = 0, links }: Paper): Span[] {
  const code = links.code ? atLeast(stars, "star") : "";
  const parts: Span[][] = [
    sample ? [{ kind: "bold", text: "Sample" }] : [],
    withdrawn ? [{ kind: "bold", text: "Withdrawn" }] : [],
    votes >= 1 ? [atLeast(votes, "vote")] : [],
    code ? [`code with ${code}`] : [],
  ];
  return join(parts, " · ");
}
