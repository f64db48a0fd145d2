import type { Later, Message } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import { coverageSentences, gapWords } from "../words/coverage.ts";
import { counted } from "../words/quantities.ts";
import { sourceNotes } from "../words/source-notes.ts";
import { ofSubject } from "../words/subject.ts";
import { paperItem } from "./paper-item.ts";
import { type SearchView, searchMessage } from "./search-message.ts";
import { showButton } from "./show-button.ts";

/** What a page of results becomes once the sources have answered that were still asked when it was shown. */
export function searchLater(view: SearchView, shown: SearchView): Later {
  return { whole: searchMessage(view), besides: besidesMessage(view, shown) };
}

/** The papers of the page that were not shown; without numbers, which others have there. */
function besidesMessage(view: SearchView, shown: SearchView): Message {
  const before = new Set(papersOf(shown).map(({ id }) => id));
  const papers = papersOf(view).filter(({ id }) => !before.has(id));
  const heading = `More papers ${ofSubject(view.description)}`;
  const note = papers.length > 0 ? foundNote(view) : nothingNote(view);
  return {
    ...defined({ empty: papers.length === 0 || undefined }),
    summary: `${heading}: ${note}`,
    blocks: [
      { kind: "heading", text: heading },
      { kind: "note", text: note },
      ...papers.map((paper) => paperItem(paper, { actions: [showButton(paper)] })),
      ...sourceNotes(view.sources),
    ],
  };
}

function papersOf({ papers, near }: SearchView) {
  return [...papers, ...near];
}

function foundNote(view: SearchView): string {
  return [`${counted(view.total, "paper")} in all.`, ...coverageSentences(view)].join(" ");
}

function nothingNote(view: SearchView): string {
  const gap = gapWords(view);
  return gap ? `Nothing more found; ${gap}.` : "Nothing more found.";
}
