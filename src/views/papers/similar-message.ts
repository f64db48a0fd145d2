import type { Message } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { Paper } from "../../paper/paper.ts";
import type { SourceReport } from "../../sources/source.ts";
import { counted } from "../words/quantities.ts";
import { silenceWords, sourceNotes } from "../words/source-notes.ts";
import { paperItem, titleSpan } from "./paper-item.ts";
import { showButton } from "./show-button.ts";

/** The papers nearest to one. */
export function similarMessage(
  of: Paper,
  papers: readonly Paper[],
  sources: readonly SourceReport[],
): Message {
  const silence = silenceWords(sources);
  const nothing = silence
    ? `Nothing like it is known here, and ${silence} for new papers. Try again later.`
    : "Nothing like it is known yet. Papers are added every few minutes; try again later.";
  return {
    ...defined({ empty: papers.length === 0 || undefined }),
    summary: `${counted(papers.length, "paper")} similar to “${of.title}”`,
    blocks: [
      { kind: "heading", text: "Similar papers" },
      { kind: "text", text: ["Nearest to ", titleSpan(of)] },
      ...(papers.length === 0 ? [{ kind: "text", text: nothing } as const] : []),
      ...papers.map((paper, at) =>
        paperItem(paper, { index: at + 1, actions: [showButton(paper)] }),
      ),
      ...(papers.length === 0 ? sourceNotes(sources) : []),
    ],
  };
}
