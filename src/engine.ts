import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Clock } from "./clock.ts";
import type { Ingest } from "./ingest/ingest.ts";
import type { PaperId } from "./paper/id.ts";
import type { Instant, Paper } from "./paper/paper.ts";
import type { Query } from "./query/query.ts";
import { createSearchEverywhere } from "./search/search-everywhere.ts";
import type { SearchIndex, SearchSort } from "./search/search-index.ts";
import type { Source, SourceReport, Verdict, Window } from "./sources/source.ts";
import { listTrending } from "./trending/list-trending.ts";
import type { TrendingList } from "./trending/trending.ts";

/** What a command may ask. */
export interface Engine {
  trending(ask: { window: Window; topic?: Query; count: number }): Promise<TrendingAnswer>;
  search(ask: {
    query: Query;
    sort: SearchSort;
    count: number;
    page: number;
  }): Promise<SearchAnswer>;
  /** A paper by id, asked of the sources when it is not known yet. */
  paper(id: PaperId): Promise<PaperAnswer>;
  similar(id: PaperId, count: number): Promise<SimilarAnswer>;
  /** Papers whose title holds what has been typed so far, newest first, from memory. */
  suggest(typed: string, count: number): readonly Paper[];
  /** What each source last said about itself. */
  sources(): readonly SourceReport[];
}

export interface TrendingAnswer {
  readonly list: TrendingList;
  readonly sources: readonly SourceReport[];
}

export interface SearchAnswer {
  readonly papers: readonly Paper[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** True when no paper had all the words and these have some. */
  readonly loosened: boolean;
  readonly sources: readonly SourceReport[];
}

export interface PaperAnswer {
  /** Left out when no source knows it. */
  readonly paper?: Paper;
  readonly sources: readonly SourceReport[];
}

export interface SimilarAnswer {
  readonly of?: Paper;
  readonly papers: readonly Paper[];
  readonly sources: readonly SourceReport[];
}

export interface EngineDeps {
  readonly catalogue: Catalogue;
  readonly index: SearchIndex;
  readonly ingest: Ingest;
  /** Asked now, in this order; may change while running. */
  readonly sources: () => readonly Source[];
  /** The moment the catalogue describes. */
  readonly asOf: () => Instant;
  /** A source's own trending order, where one publishes it. */
  readonly order: Ingest["order"];
  readonly clock: Clock;
}

export function createEngine(deps: EngineDeps): Engine {
  const { catalogue, index, ingest, clock } = deps;

  const reports = (): SourceReport[] =>
    deps.sources().map((source) => ({
      title: source.title,
      verdict: ingest.verdict(source) ?? notHeardYet(source, clock.now()),
    }));

  const find = async (id: PaperId): Promise<Paper | undefined> =>
    catalogue.get([id])[0] ?? (await askForPaper(deps, id));

  const searchEverywhere = createSearchEverywhere({
    index,
    sources: () => deps.sources().filter((source) => answers(ingest.verdict(source))),
    absorb: (source, answer) => ingest.absorb(source, answer),
    clock,
  });

  return {
    trending: async ({ count, ...ask }) => {
      const list = listTrending(deps, { ...ask, asOf: deps.asOf() });
      return { list: { ...list, items: list.items.slice(0, count) }, sources: reports() };
    },
    search: async ({ query, sort, count, page }) => {
      const offset = (page - 1) * count;
      const found = await searchEverywhere({ query, sort, limit: count, offset });
      const pages = Math.max(1, Math.ceil(found.total / count));
      const { total, loosened } = found;
      return { papers: catalogue.get(found.ids), total, page, pages, loosened, sources: reports() };
    },
    paper: async (id) => {
      const paper = await find(id);
      return { ...(paper && { paper }), sources: reports() };
    },
    similar: async (id, count) => {
      const of = await find(id);
      const papers = of ? catalogue.get(index.similar(of, count)) : [];
      return { ...(of && { of }), papers, sources: reports() };
    },
    suggest: (typed, count) => suggestTitles(catalogue, typed, count),
    sources: reports,
  };
}

/** The first source that knows it wins; what it says is kept. */
async function askForPaper(deps: EngineDeps, id: PaperId): Promise<Paper | undefined> {
  for (const source of deps.sources()) {
    const answer = await source.paper?.(id);
    if (answer && answer.papers.length > 0) {
      deps.ingest.absorb(source, answer);
      return deps.catalogue.get([id])[0];
    }
  }
  return undefined;
}

function notHeardYet(source: Source, at: Instant): Verdict {
  return { status: "down", at, reason: `${source.title} has not answered yet.` };
}

/** A source that did not answer the last poll would only hold up whoever searches. */
function answers(verdict: Verdict | undefined): boolean {
  return verdict?.status !== "down" && verdict?.status !== "limited";
}

const SUGGEST_FROM = 5_000;

function suggestTitles(catalogue: Catalogue, typed: string, count: number): readonly Paper[] {
  const wanted = typed.trim().toLowerCase();
  const recent = catalogue.recent({ since: 0, limit: SUGGEST_FROM });
  return recent.filter((paper) => paper.title.toLowerCase().includes(wanted)).slice(0, count);
}
