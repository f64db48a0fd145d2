import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { matchesQuery } from "../query/matches.ts";
import type { Expr, Query } from "../query/query.ts";
import { topicKey } from "../query/say/print.ts";
import { withoutWords } from "../query/say/without-words.ts";
import type { Answer, Source, Verdict } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import { within } from "../time/within.ts";
import { type Allowance, refusalVerdict, type Searcher } from "./allowance.ts";
import { fuse } from "./fuse.ts";
import { loosen } from "./loosen.ts";
import type { SearchIndex, SearchOptions, SearchResult, SearchSort } from "./search-index.ts";

export interface SearchEverywhereDeps {
  readonly index: SearchIndex;
  /** Of these, those that search themselves are asked. */
  readonly sources: () => readonly Source[];
  /** Why a source would only hold up whoever searches, and is not asked. */
  readonly unasked: (source: Source) => Verdict | undefined;
  readonly allowance: Allowance;
  /** Takes in papers found elsewhere, so that they can be shown and found again. */
  readonly absorb: (source: Source, answer: Answer) => Promise<void>;
  readonly clock: Clock;
  /** Puts what the index found in a better order, where there is one; never rejects. */
  readonly rerank?: (query: Query, ids: readonly PaperId[]) => Promise<readonly PaperId[]>;
}

export interface SearchAsk {
  readonly by: Searcher;
  readonly query: Query;
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundEverywhere extends SearchResult {
  /** True when no paper had all the words and these have some. */
  readonly loosened: boolean;
  /** What has some of the words, best first by these, where less than a page has them all. */
  readonly near: readonly PaperId[];
  /** How each source that searches itself answered this search, or why it was not asked; empty for filters alone. */
  readonly heard: ReadonlyMap<Source, Verdict>;
}

/** What one source said to one search. */
interface Heard {
  readonly source: Source;
  readonly verdict: Verdict;
  readonly ids: readonly PaperId[];
}

/** How long another site's search may hold up an answer. */
const PATIENCE_MS = 1_500;
/** How many results of another site are asked for, and how deep ours are merged with them. */
const FUSED_DEPTH = 100;
/** How many of ours are put in order by meaning. */
const RERANKED_DEPTH = 300;

/**
 * Searches the index and, meanwhile, the sources that search by meaning; their results are merged
 * by rank when they come in time. Sorted by date or votes, only exact matches count.
 */
export function createSearchEverywhere(deps: SearchEverywhereDeps) {
  const { index, clock } = deps;
  const patience = { ms: PATIENCE_MS, clock };

  const fetchFrom = async (source: Source, query: Query): Promise<Answer | undefined> => {
    const answer = await source.search?.(query, FUSED_DEPTH);
    // Even an answer that comes too late for this asker is kept for the next.
    if (answer) await deps.absorb(source, answer);
    return answer;
  };

  const askSource = async (source: Source, query: Query): Promise<Heard> => {
    const answer = await within(fetchFrom(source, query), patience, () => undefined);
    if (!answer) return { source, verdict: tooLate(clock.now()), ids: [] };
    const rest = withoutWords(query);
    const ids = answer.papers.filter((paper) => passes(rest, paper)).map((paper) => paper.id);
    return { source, verdict: answer.verdict, ids };
  };

  const askSources = async ({ query, by }: SearchAsk): Promise<readonly Heard[]> => {
    const sources = deps.sources().filter((source) => source.search);
    const able = sources.filter((source) => !deps.unasked(source));
    const refusal = able.length > 0 ? deps.allowance.take(by, topicKey(query)) : undefined;
    return Promise.all(
      sources.map((source) => {
        const verdict = deps.unasked(source) ?? (refusal && refusalVerdict(refusal, clock.now()));
        return verdict ? { source, verdict, ids: [] } : askSource(source, query);
      }),
    );
  };

  return async (ask: SearchAsk): Promise<FoundEverywhere> => {
    const worded = ask.query.expr !== undefined && mentionsWords(ask.query.expr);
    const rank = worded && ask.sort === "relevance" ? deps.rerank : undefined;
    const [best, answers] = await Promise.all([
      rankBest(index, ask, rank),
      worded ? askSources(ask) : [],
    ]);
    const heard = new Map(answers.map(({ source, verdict }) => [source, verdict]));
    const found = searchIndex(index, ask, [best, ...answers.map(({ ids }) => ids)]);
    if (found.total > 0)
      return { ...found, heard, loosened: false, near: nearTo(index, ask, found) };
    const loose = { ...ask, words: "any" } as const;
    const anyBest = await rankBest(index, loose, rank);
    return { ...searchIndex(index, loose, [anyBest]), heard, loosened: true, near: [] };
  };
}

function tooLate(at: Instant): Verdict {
  return { status: "down", at, unheard: { kind: "too-late", patienceMs: PATIENCE_MS } };
}

/** Fills the only page of a ranking; another order would mix them up. */
function nearTo(index: SearchIndex, ask: SearchAsk, { ids, total }: SearchResult): PaperId[] {
  const room = ask.limit - total;
  const { expr } = ask.query;
  if (ask.sort !== "relevance" || ask.offset > 0 || room <= 0) return [];
  // One word, or filters alone, have no other way to be near.
  if (!expr || loosen(expr) === expr) return [];
  const loose = index.search(ask.query, { ...ask, limit: room + ids.length, words: "any" });
  return loose.ids.filter((id) => !ids.includes(id)).slice(0, room);
}

type Asked = SearchAsk & Pick<SearchOptions, "words">;

/** The index's best by meaning; undefined when the index's own order counts. */
async function rankBest(
  index: SearchIndex,
  ask: Asked,
  rank: SearchEverywhereDeps["rerank"],
): Promise<readonly PaperId[] | undefined> {
  if (!rank) return undefined;
  const { ids } = index.search(ask.query, { ...ask, limit: RERANKED_DEPTH, offset: 0 });
  return rank(ask.query, ids);
}

function searchIndex(
  index: SearchIndex,
  ask: Asked,
  [best, ...remote]: readonly (readonly PaperId[] | undefined)[],
): SearchResult {
  const { sort, limit, offset } = ask;
  const elsewhere = remote.flatMap((ids) => (ids && ids.length > 0 ? [ids] : []));
  if (sort !== "relevance" || (!best && elsewhere.length === 0)) {
    return index.search(ask.query, ask);
  }
  const depth = best?.length ?? FUSED_DEPTH;
  const local = index.search(ask.query, { ...ask, limit: depth, offset: 0 });
  const fused = fuse([best ?? local.ids, ...elsewhere]);
  const extra = fused.length - local.ids.length;
  const page = fused.slice(offset, offset + limit);
  const beyond = Math.max(offset, fused.length) - extra;
  const more =
    page.length < limit
      ? index.search(ask.query, { ...ask, limit: limit - page.length, offset: beyond }).ids
      : [];
  return { total: local.total + extra, ids: [...page, ...more] };
}

function mentionsWords(expr: Expr): boolean {
  if (expr.kind === "and" || expr.kind === "or") return expr.of.some(mentionsWords);
  return expr.kind === "text";
}

function passes(rest: Query, paper: Paper): boolean {
  return rest.expr === undefined || matchesQuery(rest, paper);
}
