import type { Block, Message } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { Paper } from "../../paper/paper.ts";
import { coverageSentences, type Gaps, gapWords } from "../words/coverage.ts";
import { counted } from "../words/quantities.ts";
import { sourceNotes } from "../words/source-notes.ts";
import { paperItem, titleSpan } from "./paper-item.ts";
import { showButton } from "./show-button.ts";

/** The papers nearest to one. */
export function similarMessage(of: Paper, papers: readonly Paper[], gaps: Gaps): Message {
  const gap = gapWords(gaps);
  const nothing = gap
    ? `Nothing like it was found here, and ${gap}. Try again later.`
    : "Nothing like it is known yet. Papers are added every few minutes; try again later.";
  const notes = coverageSentences(gaps).map((text): Block => ({ kind: "note", text }));
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
      ...(papers.length === 0 ? sourceNotes(gaps.sources) : notes),
    ],
  };
}
