import { labelPaperId, type PaperId } from "../../paper/id.ts";
import { shorten } from "../../paper/shorten.ts";
import { isSilent, type Window } from "../../sources/source.ts";
import type { Instant } from "../../time/instant.ts";
import type { TrendingList } from "../../trending/trending.ts";
import { momentWords } from "../words/calendar.ts";
import { coverageSentences, type Gaps, gapWords } from "../words/coverage.ts";
import { ofSubject } from "../words/subject.ts";
import { verdictWords } from "../words/verdicts.ts";

/** What a feed is about. */
export type FeedSubject =
  | {
      readonly kind: "trending";
      readonly window: Window;
      /** In words, where it is narrowed to one. */
      readonly topic?: string;
      readonly order: TrendingList["order"];
    }
  | {
      readonly kind: "search";
      /** The query in words. */
      readonly description: string;
    };

export interface FeedView extends Gaps {
  readonly subject: FeedSubject;
  /** What of the query could not be understood. */
  readonly problems: readonly string[];
  readonly isEmpty: boolean;
  /** The moment it describes: when any source was last heard. */
  readonly asOf: Instant;
}

/** To a network that has many composed. */
export const TOO_MANY_FEEDS = "Too many different feeds were asked for at once; wait a little.";

/** In code points: readers list feeds in a narrow column. */
const TITLE_LENGTH = 120;

/** The name a reader lists it under; it stays the same while it is followed. */
export function feedTitle(subject: FeedSubject): string {
  if (subject.kind === "search")
    return shorten(`Papers ${ofSubject(subject.description)}`, TITLE_LENGTH);
  const { window, topic } = subject;
  const title = `Trending papers of the ${window}`;
  return shorten(topic === undefined ? title : `${title}: ${topic}`, TITLE_LENGTH);
}

/** Whole sentences: the order, what was not understood, and how far it can be trusted. */
export function feedSubtitle(view: FeedView): string {
  return [
    orderSentence(view.subject),
    ...view.problems,
    ...(view.isEmpty ? [emptySentence(view)] : []),
    ...coverageSentences(view),
    ...trustSentences(view),
  ].join(" ");
}

/** Of a paper that the query wants others to be like. */
export function unknownLiked(paper: PaperId): string {
  return `The paper ${labelPaperId(paper)} is not known here, so nothing is known to be like it.`;
}

/** Why there is nothing to be shown yet, and that it may come. */
export function feedNotReady(gaps: Gaps): string {
  const gap = gapWords(gaps);
  return `No paper can be shown yet${gap === undefined ? "" : `: ${gap}`}. Ask again later.`;
}

function orderSentence(subject: FeedSubject): string {
  if (subject.kind === "search") return "The newest first.";
  const { order } = subject;
  const by = order.by === "source" ? `in ${order.source}’s own order` : "ranked by growth and age";
  return `What gains attention, ${by}.`;
}

function emptySentence({ sources }: Gaps): string {
  return sources.some(isSilent)
    ? "No paper known here is one of these."
    : "No paper is one of these yet.";
}

/** Nothing while each source answered, so that a feed does not change with every look at them. */
function trustSentences({ sources, asOf }: FeedView): string[] {
  const troubled = sources.filter(({ verdict }) => !HEALTHY.has(verdict.status));
  const since = troubled.map(({ title, verdict }) =>
    verdict.status === "stale" ? `What ${title} says is as of ${momentWords(verdict.at)}.` : "",
  );
  const all = troubled.length > 0 && sources.every(isSilent);
  return [
    ...troubled.map(verdictWords),
    ...since.filter((sentence) => sentence !== ""),
    ...(all ? [`All of this is as of ${momentWords(asOf)}.`] : []),
  ];
}

const HEALTHY = new Set(["fresh", "holiday"]);
