import type { Catalogue } from "./catalogue/catalogue.ts";
import { defined } from "./collections/defined.ts";
import type { Ingest } from "./ingest/ingest.ts";
import type { Meaning } from "./meaning/meaning.ts";
import { wordsAsked } from "./meaning/words-asked.ts";
import { type PaperId, schemeOf } from "./paper/id.ts";
import type { Paper } from "./paper/paper.ts";
import type { Query } from "./query/query.ts";
import {
  type Allowance,
  createAllowance,
  refusalVerdict,
  type Searcher,
} from "./search/allowance.ts";
import { didYouMean } from "./search/did-you-mean.ts";
import type { FoundEverywhere } from "./search/merge-found.ts";
import { createSearchEverywhere } from "./search/search-everywhere.ts";
import type { Coverage, Lookups, SearchIndex, SearchSort } from "./search/search-index.ts";
import type { Source, SourceReport, Verdict, Window } from "./sources/source.ts";
import type { Clock } from "./time/clock.ts";
import type { Instant } from "./time/instant.ts";
import { listTrending } from "./trending/list-trending.ts";
import type { TrendingList } from "./trending/trending.ts";

/** What a command may ask. */
export interface Engine {
  trending(ask: { window: Window; topic?: Query; count: number }): Promise<TrendingAnswer>;
  search(ask: {
    by: Searcher;
    query: Query;
    sort: SearchSort;
    count: number;
    page: number;
  }): Promise<FirstSearchAnswer>;
  /** A paper by id, asked of the sources when it is not known yet. */
  paper(id: PaperId, by: Searcher): Promise<PaperAnswer>;
  similar(id: PaperId, by: Searcher, count: number): Promise<SimilarAnswer>;
  /** Papers whose title holds what has been typed so far, newest first, from memory. */
  suggest(typed: string, count: number): readonly Paper[];
  /** What may have been meant by a query that finds little. */
  meant(typed: string): string | undefined;
  /** What each source last said about itself. */
  sources(): readonly SourceReport[];
}

export interface Searched {
  /** The part of the known papers that was searched, from 0 to 1; left out when it is all. */
  readonly searched?: number;
}

export interface TrendingAnswer {
  readonly list: TrendingList;
  readonly sources: readonly SourceReport[];
}

export interface SearchAnswer extends Searched {
  readonly papers: readonly Paper[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** True when no paper had all the words and these have some. */
  readonly loosened: boolean;
  /** Papers with some of the words, best first, where less than a page has them all. */
  readonly near: readonly Paper[];
  /** How each source answered this search; what it last said of itself where it was not to be asked. */
  readonly sources: readonly SourceReport[];
}

/** What is known here, at once. */
export interface FirstSearchAnswer extends SearchAnswer {
  /** The whole, once the sources that are still being asked have answered; left out when none is. */
  readonly later?: Promise<SearchAnswer>;
}

export interface PaperAnswer {
  /** Left out when no source that could be asked knows it. */
  readonly paper?: Paper;
  /** How each source answered when asked for it, of those whose papers are named by its scheme: none where none are. */
  readonly sources: readonly SourceReport[];
}

export interface SimilarAnswer extends Searched {
  readonly of?: Paper;
  readonly papers: readonly Paper[];
  /** All of them; where the paper is not known, as for {@link PaperAnswer}. */
  readonly sources: readonly SourceReport[];
}

export interface EngineDeps {
  readonly catalogue: Catalogue;
  readonly index: SearchIndex & Pick<Lookups, "suggest" | "titles"> & Partial<Coverage>;
  readonly ingest: Ingest;
  /** Asked now, in this order; may change while running. */
  readonly sources: () => readonly Source[];
  /** The moment the catalogue describes. */
  readonly asOf: () => Instant;
  /** A source's own trending order, where one publishes it. */
  readonly order: Ingest["order"];
  readonly clock: Clock;
  /** Left out when search by meaning is off. */
  readonly meaning?: Meaning | undefined;
}

/** How many of the papers similar by their words are put in order by meaning. */
const SIMILAR_DEPTH = 50;

export function createEngine(deps: EngineDeps): Engine {
  const { catalogue, index, ingest, clock, meaning } = deps;

  const allowance = createAllowance(clock);

  const reports = (
    heard: ReadonlyMap<Source, Verdict> = new Map(),
    sources = deps.sources(),
  ): SourceReport[] =>
    sources.map((source) => ({
      title: source.title,
      verdict: heard.get(source) ?? ingest.verdict(source) ?? notHeardYet(clock.now()),
    }));

  const find = async (id: PaperId, by: Searcher): Promise<Asked> => {
    const paper = catalogue.get([id])[0];
    return paper ? { paper, heard: new Map() } : askForPaper(deps, allowance, id, by);
  };

  const searched = (): Searched => defined({ searched: index.coverage?.() });

  const searchEverywhere = createSearchEverywhere({
    index,
    allowance,
    sources: deps.sources,
    unasked: (source) => silent(ingest.verdict(source)),
    absorb: (source, answer) => ingest.absorb(source, answer),
    clock,
    ...defined({
      rerank:
        meaning &&
        ((query: Query, ids: readonly PaperId[]) => meaning.rerank(wordsAsked(query), ids)),
    }),
  });

  const similarTo = async (of: Paper, count: number): Promise<readonly PaperId[]> => {
    if (!meaning) return index.similar(of, count);
    const ids = await meaning.nearest(of, index.similar(of, Math.max(count, SIMILAR_DEPTH)));
    return ids.slice(0, count);
  };

  return {
    trending: async ({ count, ...ask }) => {
      const list = listTrending(deps, { ...ask, asOf: deps.asOf() });
      return { list: { ...list, items: list.items.slice(0, count) }, sources: reports() };
    },
    search: async ({ by, query, sort, count, page }) => {
      const offset = (page - 1) * count;
      const before = searched();
      const answerOf = ({ ids, total, loosened, near, heard }: FoundEverywhere): SearchAnswer => ({
        papers: catalogue.get(ids),
        near: catalogue.get(near),
        total,
        page,
        pages: Math.max(1, Math.ceil(total / count)),
        loosened,
        sources: reports(heard),
        ...before,
      });
      const first = await searchEverywhere({ by, query, sort, limit: count, offset });
      const later = first.later?.then(answerOf);
      // Whoever does not wait for it need not hear of its failure.
      later?.catch(() => undefined);
      return { ...answerOf(first), ...defined({ later }) };
    },
    paper: async (id, by) => {
      const { paper, heard } = await find(id, by);
      return { ...defined({ paper }), sources: reports(heard, naming(id, deps)) };
    },
    similar: async (id, by, count) => {
      const { paper: of, heard } = await find(id, by);
      const before = searched();
      const papers = of ? catalogue.get(await similarTo(of, count)) : [];
      return {
        ...defined({ of }),
        papers,
        sources: reports(heard, of ? deps.sources() : naming(id, deps)),
        ...before,
      };
    },
    suggest: (typed, count) => catalogue.get(index.titles(typed, count)),
    meant: (typed) => didYouMean(typed, index.suggest),
    sources: reports,
  };
}

interface Asked {
  readonly paper?: Paper;
  readonly heard: ReadonlyMap<Source, Verdict>;
}

/** The sources whose papers are named as this one is. */
function naming(id: PaperId, { sources }: Pick<EngineDeps, "sources">): readonly Source[] {
  const scheme = schemeOf(id);
  return sources().filter(({ schemes }) => schemes.includes(scheme));
}

/** The first source that knows it wins; what it says is kept. */
async function askForPaper(
  deps: EngineDeps,
  allowance: Allowance,
  id: PaperId,
  by: Searcher,
): Promise<Asked> {
  const { catalogue, ingest, clock } = deps;
  const heard = new Map<Source, Verdict>();
  const able = naming(id, deps).filter((source) => source.paper);
  const refusal = able.length > 0 ? allowance.take(by, id) : undefined;
  for (const source of able) {
    const answer = refusal ? undefined : await source.paper?.(id);
    if (refusal) heard.set(source, refusalVerdict(refusal, clock.now()));
    if (!answer) continue;
    heard.set(source, answer.verdict);
    if (answer.papers.length === 0) continue;
    await ingest.absorb(source, answer);
    const [paper] = catalogue.get([id]);
    return { ...defined({ paper }), heard };
  }
  return { heard };
}

function notHeardYet(at: Instant): Verdict {
  return { status: "down", at, unheard: { kind: "not-yet" } };
}

/** A source that did not answer the last poll would only hold up whoever searches. */
function silent(verdict: Verdict | undefined): Verdict | undefined {
  if (verdict?.status !== "down" && verdict?.status !== "limited") return undefined;
  return { ...verdict, unheard: { kind: "not-asked" } };
}
