import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { NewsKind } from "../../paper/news.ts";
import type { Paper } from "../../paper/paper.ts";
import type { Instant } from "../../time/instant.ts";
import type { Returned } from "../digest.ts";
import type { Numbering } from "../snapshot/numbering.ts";
import { isSeen, type Memory } from "./memory.ts";
import { OVERLAP_MS } from "./newness.ts";

/** What was heard of a paper, with the paper as it is now. */
export interface News {
  readonly paper: Paper;
  /** Of the paper, among those of this moment. */
  readonly number: number;
  readonly kind: NewsKind;
  readonly at: Instant;
}

export interface ReturnedPaper extends Returned, Pick<News, "number"> {}

const NOTHING: readonly ReturnedPaper[] = [];

/** What was heard from a moment up to another, oldest first. A clock may have been set back since. */
export function newsWithin(
  since: Instant,
  until: Instant,
  catalogue: Pick<Catalogue, "get" | "news">,
  { numberOf }: Pick<Numbering, "numberOf">,
): readonly News[] {
  const news = catalogue.news(since).filter(({ at }) => at <= until);
  const papers = new Map(
    catalogue.get(news.map(({ paper }) => paper)).map((paper) => [paper.id, paper]),
  );
  return news.flatMap(({ paper: id, kind, at }) => {
    const paper = papers.get(id);
    return paper ? [{ paper, number: numberOf(id), kind, at }] : [];
  });
}

/**
 * Papers of which something was heard since they were posted in a channel and since its last digest,
 * the latest news first; at most `room`, the others are not told.
 * @param news oldest first
 */
export function returnedTo(
  memory: Memory,
  news: readonly News[],
  room: number,
): readonly ReturnedPaper[] {
  const { seen, lastDigestAt } = memory;
  const last = news.at(-1);
  if (lastDigestAt === undefined || !last || last.at < lastDigestAt - OVERLAP_MS) return NOTHING;
  const returns = new Map<number, ReturnedPaper>();
  for (const { paper, number, kind, at } of news.toReversed()) {
    if (at < lastDigestAt - OVERLAP_MS) break;
    // A post tells what was known when its digest was composed, which may be long before it was sent.
    const told = Math.min(seen.get(paper.id)?.at ?? at, lastDigestAt);
    if (!isSeen(paper.id, memory) || told >= at) continue;
    const later = returns.get(number)?.kinds ?? [];
    returns.set(number, { paper, number, kinds: [kind, ...later] });
  }
  return [...returns.values()].slice(0, room);
}
