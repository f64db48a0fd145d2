import type { PaperId } from "../../paper/id.ts";
import type { Instant } from "../../time/instant.ts";

export interface RecentPaper {
  readonly number: number;
  readonly id: PaperId;
  readonly publishedAt: Instant;
  /** When it first matched; a topic that it answered at another moment has that one. */
  readonly matchedAt: Instant;
  /** How many topics it answers. */
  topics: number;
}

/** Papers numbered in the order they came; no number is given twice, so that one of a forgotten paper names none. */
export interface RecentPapers {
  add(paper: Omit<RecentPaper, "number" | "topics">): RecentPaper;
  forget(paper: RecentPaper): void;
  /** How many have been forgotten so far that answered topics. */
  forgotten(): number;
  get(id: PaperId): RecentPaper | undefined;
  at(number: number): RecentPaper | undefined;
  all(): Iterable<RecentPaper>;
  ids(): Iterable<PaperId>;
}

export function createRecentPapers(): RecentPapers {
  const byNumber = new Map<number, RecentPaper>();
  const byId = new Map<PaperId, RecentPaper>();
  /** Below 2³² for 11,000 years of a thousand papers a day. */
  let last = 0;
  let forgotten = 0;

  return {
    add({ id, publishedAt, matchedAt }) {
      last += 1;
      const paper = { number: last, id, publishedAt, matchedAt, topics: 0 };
      byNumber.set(last, paper);
      byId.set(id, paper);
      return paper;
    },
    forget(paper) {
      if (paper.topics > 0) forgotten += 1;
      byNumber.delete(paper.number);
      byId.delete(paper.id);
    },
    forgotten: () => forgotten,
    get: (id) => byId.get(id),
    at: (number) => byNumber.get(number),
    all: () => byNumber.values(),
    ids: () => byId.keys(),
  };
}
