import type { Catalogue } from "../catalogue/catalogue.ts";
import { defined } from "../collections/defined.ts";
import type { Ingest } from "../ingest/ingest.ts";
import type { Meaning } from "../meaning/meaning.ts";
import { wordsAsked } from "../meaning/words-asked.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Query } from "../query/query.ts";
import { withShortForms } from "../query/short-forms.ts";
import { type Allowance, createAllowance, type Searcher } from "../search/allowance.ts";
import { didYouMean } from "../search/did-you-mean.ts";
import type { FoundEverywhere } from "../search/merge-found.ts";
import type { ScoreParts } from "../search/score-parts.ts";
import { createSearchEverywhere } from "../search/search-everywhere.ts";
import type { Coverage, Lookups, SearchIndex } from "../search/search-index.ts";
import type { Source, Verdict } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { within } from "../time/within.ts";
import { createTrendingLists } from "../trending/trending-lists.ts";
import type { Engine, FirstSearchAnswer, SearchAnswer, Searched, SimilarAnswer } from "./engine.ts";
import { lookUpPaper, naming } from "./look-up-paper.ts";
import { reports } from "./reports.ts";

export interface EngineDeps {
  readonly catalogue: Catalogue;
  readonly index: SearchIndex &
    Pick<Lookups, "suggest" | "titles" | "shortForms" | "explain"> &
    Partial<Coverage>;
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

/** What the engine holds. */
interface Running extends EngineDeps {
  readonly allowance: Allowance;
  readonly searchEverywhere: ReturnType<typeof createSearchEverywhere>;
}

export function createEngine(deps: EngineDeps): Engine {
  const { catalogue, index, clock } = deps;
  const allowance = createAllowance(clock);
  const listTrending = createTrendingLists(deps);
  const running: Running = { ...deps, allowance, searchEverywhere: searching(deps, allowance) };
  return {
    trending: async ({ count, ...ask }) => {
      const list = listTrending({ ...ask, asOf: deps.asOf() });
      return { list: { ...list, items: list.items.slice(0, count) }, sources: reports(deps) };
    },
    search: (ask) => search(running, ask),
    explain: (query, answer) => explain(index, query, answer),
    byMeaning: deps.meaning !== undefined,
    widened: (query) => withShortForms(query, index.shortForms),
    paper: async (id, by) => {
      const { paper, heard } = await lookUpPaper(running, id, by);
      return { ...defined({ paper }), sources: reports(deps, heard, naming(id, deps)) };
    },
    similar: (id, by, count) => similar(running, id, by, count),
    suggest: (typed, count) => catalogue.get(index.titles(typed, count)),
    meant: (typed) => didYouMean(typed, index.suggest),
    sources: () => reports(deps),
  };
}

/** So many papers are explained: each takes about a millisecond. */
const EXPLAINED = 20;

function explain(
  index: Pick<Lookups, "explain">,
  query: Query,
  { papers, near, mixed, loosened }: Parameters<Engine["explain"]>[1],
): ReadonlyMap<PaperId, ScoreParts> {
  const told = new Map<PaperId, ScoreParts>();
  const add = (some: readonly Paper[], words: "all" | "any") => {
    const ids = some.slice(0, EXPLAINED).map(({ id }) => id);
    for (const [at, each] of index.explain(query, words, ids).entries()) {
      const id = ids[at];
      if (id && each) told.set(id, each);
    }
  };
  add(mixed ?? papers, mixed || loosened ? "any" : "all");
  if (!mixed) add(near, "any");
  return told;
}

function searching(deps: EngineDeps, allowance: Allowance) {
  const { index, ingest, clock, meaning } = deps;
  return createSearchEverywhere({
    index,
    allowance,
    sources: deps.sources,
    unasked: (source) => silent(ingest.verdict(source)),
    absorb: (source, answer) => ingest.absorb(source, answer),
    clock,
    ...defined({
      rerank:
        meaning &&
        ((query: Query, ids: readonly PaperId[], scores: readonly number[]) =>
          meaning.rerank(wordsAsked(query), ids, scores)),
    }),
  });
}

async function search(
  deps: Running,
  { by, query, sort, count, page }: Parameters<Engine["search"]>[0],
): Promise<FirstSearchAnswer> {
  const { catalogue, searchEverywhere } = deps;
  await opened(deps);
  const offset = (page - 1) * count;
  const before = searched(deps);
  const answerOf = ({
    ids,
    total,
    loosened,
    near,
    mixed,
    heard,
  }: FoundEverywhere): SearchAnswer => ({
    papers: catalogue.get(ids),
    near: catalogue.get(near),
    ...defined({ mixed: mixed && catalogue.get(mixed) }),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / count)),
    loosened,
    sources: reports(deps, heard),
    ...before,
  });
  const asked = { query, sort, limit: count, offset, ...defined({ by }) };
  const first = await searchEverywhere(asked);
  const later = first.later?.then(answerOf);
  // Whoever does not wait for it need not hear of its failure.
  later?.catch(() => undefined);
  return { ...answerOf(first), ...defined({ later }) };
}

async function similar(
  deps: Running,
  id: PaperId,
  by: Searcher,
  count: number,
): Promise<SimilarAnswer> {
  const { paper: of, heard } = await lookUpPaper(deps, id, by);
  await opened(deps);
  const before = searched(deps);
  const papers = of ? deps.catalogue.get(await similarTo(deps, of, count)) : [];
  const sources = reports(deps, heard, of ? deps.sources() : naming(id, deps));
  return { ...defined({ of }), papers, sources, ...before };
}

async function similarTo(
  { index, meaning }: EngineDeps,
  of: Paper,
  count: number,
): Promise<readonly PaperId[]> {
  if (!meaning) return index.similar(of, count).ids;
  const { ids, scores } = index.similar(of, Math.max(count, SIMILAR_DEPTH));
  return (await meaning.nearest(of, ids, scores)).slice(0, count);
}

/** How long a search waits at a start for an index whose files are being read: those of millions are there by then. */
const OPENING_PATIENCE_MS = SECOND;

async function opened({ index, clock }: EngineDeps): Promise<void> {
  const opening = index.opening?.();
  if (opening) await within(opening, { ms: OPENING_PATIENCE_MS, clock }, () => undefined);
}

function searched({ index }: EngineDeps): Searched {
  return defined({ searched: index.coverage?.() });
}

/** A source that did not answer the last poll would only hold up whoever searches. */
function silent(verdict: Verdict | undefined): Verdict | undefined {
  if (verdict?.status !== "down" && verdict?.status !== "limited") return undefined;
  return { ...verdict, unheard: { kind: "not-asked" } };
}
