import type { PaperId } from "../paper/id.ts";
import type { Instant } from "../time/instant.ts";

export interface RecentPaper {
  readonly id: PaperId;
  readonly publishedAt: Instant;
  /** When it first matched; a topic that it answered at another moment has that one. */
  readonly matchedAt: Instant;
  /** How many topics it answers. */
  topics: number;
}

/** Papers numbered in the order they came; no number is given twice, so that one of a forgotten paper names none. */
export interface RecentPapers {
  add(paper: Omit<RecentPaper, "topics">): number;
  forget(number: number): void;
  numberOf(id: PaperId): number | undefined;
  at(number: number): RecentPaper | undefined;
  all(): Iterable<readonly [number, RecentPaper]>;
  ids(): Iterable<PaperId>;
}

export function createRecentPapers(): RecentPapers {
  const papers = new Map<number, RecentPaper>();
  const numbers = new Map<PaperId, number>();
  /** Below 2³² for 11,000 years of a thousand papers a day. */
  let last = 0;

  return {
    add({ id, publishedAt, matchedAt }) {
      last += 1;
      papers.set(last, { id, publishedAt, matchedAt, topics: 0 });
      numbers.set(id, last);
      return last;
    },
    forget(number) {
      const paper = papers.get(number);
      if (!paper) return;
      papers.delete(number);
      if (numbers.get(paper.id) === number) numbers.delete(paper.id);
    },
    numberOf: (id) => numbers.get(id),
    at: (number) => papers.get(number),
    all: () => papers,
    ids: () => numbers.keys(),
  };
}
