import { defined } from "../collections/defined.ts";
import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { type CopyOrders, createCopyOrders, type StandingOf } from "./copy-order.ts";
import type { Paper, PaperLinks } from "./paper.ts";
import type { SourceCopy } from "./source-copy.ts";

/**
 * Several copies of one paper, as one paper; the order they are given in does not matter.
 * @throws RangeError when the copies are of different papers
 */
export type Merge = (copies: readonly [SourceCopy, ...SourceCopy[]]) => Paper;

/**
 * Merges by where each source stands.
 *
 * - Sources rank by nearness to the author, equals and unknown ones by name; copies of one source
 *   rank newest first. "First" below means first in this order, among those that have one.
 * - Title, abstract, authors, categories: the first.
 * - `publishedAt`: the first; where that is a UTC midnight, the first exact time of the same day instead.
 * - `listedAt`: the earliest.
 * - Votes, comments, stars, thumbnail, discussion: the newest, so votes may fall.
 * - Summary: a person's before a model's, then the newest.
 * - Page: the first of those who keep links, else the first. PDF: the first. Code, project: the newest
 *   of those who keep links, else the newest.
 * - Keywords: all of them in order, each in the spelling met first.
 * - Withdrawn: if any copy says so.
 *
 * An empty text or list counts as none. One copy alone is returned as it is.
 */
export function createMerge(standingOf: StandingOf): Merge {
  const orders = createCopyOrders(standingOf);
  return (copies) => {
    const [{ paper: some }] = copies;
    if (copies.length === 1) return some;
    refuseOthers(some, copies);
    return mergeMany(some, copies, orders);
  };
}

function mergeMany(some: Paper, copies: readonly SourceCopy[], orders: CopyOrders): Paper {
  const ranked = copies.toSorted(orders.byRank).map((copy) => copy.paper);
  return {
    id: some.id,
    title: first(ranked, (paper) => paper.title) ?? "",
    abstract: first(ranked, (paper) => paper.abstract) ?? "",
    authors: first(ranked, (paper) => paper.authors) ?? [],
    categories: first(ranked, (paper) => paper.categories) ?? [],
    publishedAt: publishedAt(ranked) ?? some.publishedAt,
    ...listing(ranked),
    keywords: union(ranked.flatMap((paper) => paper.keywords)),
    links: links(copies, ranked, orders),
    ...reception(copies.toSorted(orders.byAge).map((copy) => copy.paper)),
    ...withdrawal(ranked),
  };
}

function refuseOthers(some: Paper, copies: readonly SourceCopy[]): void {
  const other = copies.find((copy) => copy.paper.id !== some.id);
  if (other) throw new RangeError(`${some.id} and ${other.paper.id} are different papers.`);
}

function publishedAt(ranked: readonly Paper[]): Instant | undefined {
  const [nearest] = ranked;
  if (!nearest || !isMidnight(nearest.publishedAt)) return nearest?.publishedAt;
  const nextDay = nearest.publishedAt + DAY;
  const exact = ranked.find(
    ({ publishedAt }) => publishedAt > nearest.publishedAt && publishedAt < nextDay,
  );
  return (exact ?? nearest).publishedAt;
}

function listing(papers: readonly Paper[]): Pick<Paper, "listedAt"> {
  const listed = papers.flatMap(({ listedAt }) => listedAt ?? []);
  return listed.length > 0 ? { listedAt: Math.min(...listed) } : {};
}

function isMidnight(at: Instant): boolean {
  return at % DAY === 0;
}

function links(
  copies: readonly SourceCopy[],
  ranked: readonly Paper[],
  { byAge, byRank, linksFirst }: CopyOrders,
): PaperLinks {
  const newest = copies.toSorted(byAge).map((copy) => copy.paper);
  const newestPreferred = copies.toSorted(linksFirst(byAge)).map((copy) => copy.paper);
  const preferred = copies.toSorted(linksFirst(byRank)).map((copy) => copy.paper);
  const pdf = first(ranked, (paper) => paper.links.pdf);
  const code = first(newestPreferred, (paper) => paper.links.code);
  const project = first(newestPreferred, (paper) => paper.links.project);
  const discussion = first(newest, (paper) => paper.links.discussion);
  return {
    page: first(preferred, (paper) => paper.links.page) ?? "",
    ...defined({
      pdf: pdf || undefined,
      code: code || undefined,
      project: project || undefined,
      discussion: discussion || undefined,
    }),
  };
}

type Reception = Pick<Paper, "thumbnail" | "votes" | "comments" | "stars" | "summary">;

function reception(newest: readonly Paper[]): Reception {
  const thumbnail = first(newest, (paper) => paper.thumbnail);
  const votes = first(newest, (paper) => paper.votes);
  const comments = first(newest, (paper) => paper.comments);
  const stars = first(newest, (paper) => paper.stars);
  const byPerson = first(newest, ({ summary }) => (summary?.ai ? undefined : summary));
  const summary = byPerson ?? first(newest, (paper) => paper.summary);
  return {
    ...defined({ thumbnail: thumbnail || undefined, votes, comments, stars, summary }),
  };
}

function withdrawal(papers: readonly Paper[]): Pick<Paper, "withdrawn"> {
  const said = papers.flatMap(({ withdrawn }) => withdrawn ?? []);
  return said.length > 0 ? { withdrawn: said.includes(true) } : {};
}

function first<Value>(
  papers: readonly Paper[],
  read: (paper: Paper) => Value | undefined,
): Value | undefined {
  return papers.map(read).find((value) => value !== undefined && !isEmpty(value));
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}

function union(words: readonly string[]): string[] {
  const spellings = new Map<string, string>();
  for (const word of words) {
    const key = word.toLowerCase();
    if (!spellings.has(key)) spellings.set(key, word);
  }
  return [...spellings.values()];
}
