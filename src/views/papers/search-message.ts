import { button } from "../../chat/button.ts";
import type { Action, Block, Message } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import { describeList } from "../../query/say/describe-list.ts";
import type { ScoreParts } from "../../search/score-parts.ts";
import type { SearchSort } from "../../search/search-index.ts";
import { isAsking, isSilent, isUsedUp } from "../../sources/source.ts";
import { coverageSentences, type Gaps, gapWords } from "../words/coverage.ts";
import { counted } from "../words/quantities.ts";
import { sourceNotes } from "../words/source-notes.ts";
import { ofSubject } from "../words/subject.ts";
import { paperItem } from "./paper-item.ts";
import { showButton } from "./show-button.ts";
import { whyFound } from "./why-found.ts";

export interface SearchView extends Gaps {
  readonly asked: {
    readonly query: string;
    readonly sort: SearchSort;
    readonly count: number;
    readonly explain?: "yes";
  };
  /** The query in words. */
  readonly description: string;
  /** What of the query could not be understood. */
  readonly problems: readonly string[];
  readonly papers: readonly Paper[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly loosened: boolean;
  /** Papers with some of the words, where less than a page has them all. */
  readonly near: readonly Paper[];
  /** Both in one order, where some with a part of the words are better. */
  readonly mixed?: readonly Paper[];
  /** What lifted each paper, where that was asked. */
  readonly why?: ReadonlyMap<PaperId, ScoreParts>;
  /** What may have been meant, as it would be typed. */
  readonly meant?: string;
}

const SORT_WORDS: Record<SearchSort, string> = {
  relevance: "best match first",
  newest: "newest first",
  votes: "most votes first",
};

/** One page of search results. */
export function searchMessage(view: SearchView): Message {
  const heading = `Papers ${ofSubject(view.description)}`;
  return {
    ...defined({
      empty: (view.total === 0 && view.near.length === 0) || undefined,
      own: view.sources.some(isUsedUp) || undefined,
    }),
    summary: `${heading}: ${found(view)}.`,
    blocks: [
      { kind: "heading", text: heading },
      { kind: "note", text: [resultNote(view), ...view.problems].join(" ") },
      ...meantInstead(view),
      ...results(view),
      ...nearResults(view),
      ...pageActions(view),
      ...sourceNotes(view.sources),
    ],
  };
}

function meantInstead({ meant, asked }: SearchView): Block[] {
  if (meant === undefined) return [];
  const again = button(`Search ${meant}`, "search.page", { ...asked, query: meant });
  return [
    { kind: "text", text: ["Did you mean ", { kind: "bold", text: meant }, "?"] },
    { kind: "actions", actions: [again] },
  ];
}

function found(view: SearchView): string {
  const { total, loosened } = view;
  const gap = gapWords(view);
  if (total === 0) return gap ? `nothing found here, and ${gap}` : "nothing found";
  if (view.mixed) return `${counted(total, "paper")} with all words, and others with some`;
  return loosened
    ? `none with all words; ${counted(total, "paper")} with some`
    : `${counted(total, "paper")} found`;
}

function resultNote(view: SearchView): string {
  const gap = gapWords(view);
  if (view.total === 0) {
    return gap ? `Nothing found among the papers known here; ${gap}.` : "Nothing found.";
  }
  if (view.mixed) return [mixedWords(view, view.mixed), ...coverageSentences(view)].join(" ");
  const pages = view.pages > 1 ? `, page ${view.page} of ${view.pages}` : "";
  const words = view.loosened
    ? `No paper ${gap ? "known here " : ""}has all of these words${gap ? `; ${gap}` : ""}. ${counted(view.total, "paper")} with some of them`
    : counted(view.total, "paper");
  const said = `${words}, ${SORT_WORDS[view.asked.sort]}${pages}.`;
  return [said, ...(view.loosened ? [] : coverageSentences(view))].join(" ");
}

/** 2 papers have all of these words, numbers 2 and 4 here; the others have some of them, best match first. */
function mixedWords({ papers, total }: SearchView, mixed: readonly Paper[]): string {
  const whole = new Set(papers.map(({ id }) => id));
  const places = mixed.flatMap(({ id }, at) => (whole.has(id) ? [String(at + 1)] : []));
  const have = total === 1 ? "has" : "have";
  const numbers = places.length === 1 ? "number" : "numbers";
  return `${counted(total, "paper")} ${have} all of these words, ${numbers} ${describeList(places, "and")} here; the others have some of them, best match first.`;
}

function results(view: SearchView): Block[] {
  if (view.total === 0) {
    return [{ kind: "text", text: (isWorthLater(view) ? "Ask again later. " : "") + ADVICE }];
  }
  return view.mixed
    ? itemsOf(view, view.mixed, 0)
    : itemsOf(view, view.papers, (view.page - 1) * view.asked.count);
}

function nearResults(view: SearchView): Block[] {
  const { papers, near, mixed } = view;
  if (near.length === 0 || mixed) return [];
  const text = { kind: "bold", text: "With some of these words:" } as const;
  return [{ kind: "text", text: [text] }, ...itemsOf(view, near, papers.length)];
}

function itemsOf({ why }: SearchView, papers: readonly Paper[], before: number): Block[] {
  return papers.map((paper, at) =>
    paperItem(paper, {
      index: before + at + 1,
      actions: [showButton(paper)],
      ...defined({ instead: why && whyFound(why.get(paper.id)) }),
    }),
  );
}

/** What is still being asked comes by itself. */
function isWorthLater({ searched, sources }: SearchView): boolean {
  return searched !== undefined || sources.some((each) => isSilent(each) && !isAsking(each));
}

const ADVICE =
  "Try fewer or other words, leave out a filter, or join alternatives with OR, as in: flow matching OR diffusion.";

function pageActions({ asked, page, pages }: SearchView): Block[] {
  const actions: Action[] = [];
  if (page > 1) actions.push(button("Previous", "search.page", { ...asked, page: page - 1 }));
  if (page < pages) actions.push(button("Next", "search.page", { ...asked, page: page + 1 }));
  return actions.length > 0 ? [{ kind: "actions", actions }] : [];
}
