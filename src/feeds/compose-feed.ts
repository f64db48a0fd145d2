import type { Catalogue } from "../catalogue/catalogue.ts";
import { cleanLine } from "../chat/clean-text.ts";
import type { Loading } from "../chat/inbox.ts";
import { defined } from "../collections/defined.ts";
import type { Engine, Searched } from "../engine/engine.ts";
import { UserError } from "../errors.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { parseQuery } from "../query/parse.ts";
import { positiveTerms } from "../query/positive-terms.ts";
import type { Query } from "../query/query.ts";
import { nameQuery } from "../query/say/describe.ts";
import type { SourceReport } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import {
  type FeedSubject,
  feedNotReady,
  feedSubtitle,
  feedTitle,
  unknownLiked,
} from "../views/feeds/feed-words.ts";
import { composeEntry } from "./compose-entry.ts";
import type { Feed } from "./feed.ts";
import { askParameters, type FeedAsk } from "./feed-ask.ts";
import { feedId } from "./feed-id.ts";

export interface ComposeFeedDeps {
  readonly engine: Pick<Engine, "trending" | "search" | "widened">;
  readonly catalogue: Pick<Catalogue, "get" | "firstSeen" | "newsOf" | "count">;
  /** The moment the catalogue describes. */
  readonly asOf: () => Instant;
  /** Left out when there is nothing to wait for. */
  readonly loading?: Pick<Loading, "lasts" | "words"> | undefined;
  /** Where people reach the pages. */
  readonly publicUrl: URL;
  readonly clock: Pick<Clock, "now">;
}

/** A feed; or, in a sentence, why there is none yet: nothing was looked at, so nothing may be said to be there. */
export type Composed =
  | { readonly kind: "feed"; readonly feed: Feed }
  | { readonly kind: "not-ready"; readonly says: string };

/** Readers ask every hour or so; this is more than most queries bring in a day. */
const MOST = 50;

/**
 * Composes what was asked for of what is known here; no source is asked.
 * @throws UserError for a query in which nothing can be read
 */
export async function composeFeed(deps: ComposeFeedDeps, ask: FeedAsk): Promise<Composed> {
  const { catalogue, loading } = deps;
  const found = await (ask.kind === "trending" ? trending(deps, ask) : search(deps, ask));
  const isEmpty = found.papers.length === 0;
  if (isEmpty && loading?.lasts()) return { kind: "not-ready", says: loading.words() };
  if (isEmpty && (found.searched !== undefined || catalogue.count() === 0))
    return { kind: "not-ready", says: feedNotReady(found) };
  return { kind: "feed", feed: feedOf(deps, ask, found) };
}

/** What the engine found, as far as a feed shows it. */
interface Found extends Searched {
  readonly subject: FeedSubject;
  readonly papers: readonly Paper[];
  readonly problems: readonly string[];
  readonly sources: readonly SourceReport[];
}

type Asked<Kind> = Extract<FeedAsk, { readonly kind: Kind }>;

async function trending(deps: ComposeFeedDeps, ask: Asked<"trending">): Promise<Found> {
  const { window, typed } = ask;
  const topic = typed === undefined ? undefined : readQuery(typed, deps);
  const wide = defined({ topic: topic && deps.engine.widened(topic) });
  const answer = await deps.engine.trending({ window, count: MOST, ...wide });
  const { items, order } = answer.list;
  const about = defined({ topic: topic && nameQuery(topic) });
  return {
    subject: { kind: "trending", window, order, ...about },
    papers: items.map(({ paper }) => paper),
    problems: topic ? problemsOf(topic, deps) : [],
    sources: answer.sources,
  };
}

async function search(deps: ComposeFeedDeps, { typed }: Asked<"search">): Promise<Found> {
  const query = readQuery(typed, deps);
  const answer = await deps.engine.search({
    query: deps.engine.widened(query),
    sort: "newest",
    count: MOST,
    page: 1,
  });
  return {
    subject: { kind: "search", description: nameQuery(query) },
    // Papers with some of the words are none that were asked for.
    papers: answer.loosened ? [] : answer.papers,
    problems: problemsOf(query, deps),
    sources: answer.sources,
    ...defined({ searched: answer.searched }),
  };
}

function readQuery(typed: string, { clock }: ComposeFeedDeps): Query {
  const query = parseQuery(typed, { now: clock.now() });
  if (!query.expr) throw new UserError(["Nothing to search for.", ...query.problems].join(" "));
  return query;
}

/** What was not understood, and what is to be resembled that nobody here knows. */
function problemsOf({ expr, problems }: Query, { catalogue }: ComposeFeedDeps): string[] {
  const liked = (expr ? positiveTerms(expr) : []).flatMap((term) =>
    term.kind === "like" && catalogue.get([term.paper]).length === 0 ? [term.paper] : [],
  );
  return [...problems, ...[...new Set(liked)].map(unknownLiked)];
}

function feedOf(deps: ComposeFeedDeps, ask: FeedAsk, found: Found): Feed {
  const { subject, papers } = found;
  const asOf = deps.asOf();
  const isEmpty = papers.length === 0;
  const id = feedId(ask.kind, askParameters(ask).toString());
  const newsAt = lastNews(deps, papers);
  const appearedAt = ask.kind === "trending" ? listedAt(deps, papers) : publishedAt;
  const entries = papers.map((paper) =>
    composeEntry(id, paper, { publishedAt: appearedAt(paper), newsAt: newsAt.get(paper.id) }),
  );
  return {
    id,
    title: cleanLine(feedTitle(subject)),
    subtitle: cleanLine(feedSubtitle({ ...found, isEmpty, asOf })),
    page: pageOf(deps.publicUrl, ask),
    // Of no entries it is the day, so that an empty feed is not another at each look at the sources.
    updatedAt: isEmpty ? asOf - (asOf % DAY) : Math.max(...entries.map((each) => each.updatedAt)),
    entries,
  };
}

function publishedAt(paper: Paper): Instant {
  return paper.publishedAt;
}

/** When a paper can first have trended: when it was put on a list of new papers, or was first heard of here. */
function listedAt({ catalogue }: ComposeFeedDeps, papers: readonly Paper[]) {
  const firstSeen = catalogue.firstSeen(papers.map(({ id }) => id));
  return (paper: Paper): Instant =>
    Math.max(paper.publishedAt, paper.listedAt ?? firstSeen.get(paper.id) ?? paper.publishedAt);
}

function lastNews({ catalogue }: ComposeFeedDeps, papers: readonly Paper[]): Map<PaperId, Instant> {
  const news = catalogue.newsOf(papers.map(({ id }) => id));
  return new Map(news.map(({ paper, at }) => [paper, at]));
}

/** The command that shows the same, as a page. */
function pageOf(publicUrl: URL, ask: FeedAsk): string {
  const page = new URL(ask.kind, publicUrl);
  const options = page.searchParams;
  if (ask.kind === "trending") {
    options.set("period", ask.window);
    if (ask.typed !== undefined) options.set("topic", ask.typed);
  } else {
    options.set("query", ask.typed);
    options.set("sort", "newest");
  }
  return page.href;
}
