import { defined } from "../collections/defined.ts";
import type { PaperId } from "../paper/id.ts";
import type { Query } from "../query/query.ts";
import type { Source, Verdict } from "../sources/source.ts";
import type { Searcher } from "./allowance.ts";
import { fuse } from "./fuse.ts";
import { loosen } from "./loosen.ts";
import type { SearchIndex, SearchOptions, SearchResult, SearchSort } from "./search-index.ts";

export interface SearchAsk {
  /** Left out, no source is asked. */
  readonly by?: Searcher;
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
  /** Both in one order, where a paper with some of the words is better than one with all of them. */
  readonly mixed?: readonly PaperId[];
  /** How each source that searches itself answered this search, or why it was not asked; empty for filters alone. */
  readonly heard: ReadonlyMap<Source, Verdict>;
}

/** What one source said to one search. */
export interface Heard {
  readonly source: Source;
  readonly verdict: Verdict;
  readonly ids: readonly PaperId[];
}

/** Puts what the index found in a better order; never rejects. */
export type Rerank = (
  query: Query,
  ids: readonly PaperId[],
  scores: readonly number[],
) => Promise<readonly PaperId[]>;

/** How many results of another site are asked for, and how deep ours are merged with them. */
export const FUSED_DEPTH = 100;
/** How many of ours are put in order by meaning. */
const RERANKED_DEPTH = 300;

/** A search, and what the index has of it in its best order. */
interface Ranked {
  readonly ask: SearchAsk;
  readonly rank: Rerank | undefined;
  /** What {@link rankBest} answered. */
  readonly best: readonly PaperId[] | undefined;
}

/** Merges what the index has by rank with what the sources said. */
export async function mergeFound(
  index: SearchIndex,
  { ask, rank, best }: Ranked,
  answers: readonly Heard[],
): Promise<FoundEverywhere> {
  const heard = new Map(answers.map(({ source, verdict }) => [source, verdict]));
  const found = searchIndex(index, ask, [best, ...answers.map(({ ids }) => ids)]);
  if (found.total > 0) {
    const near = await nearTo(index, { ask, rank }, found);
    const isOwnOrder = answers.every(({ ids }) => ids.length === 0);
    const mixed = isOwnOrder ? mixedWith(found.ids, near) : undefined;
    return { ...found, heard, loosened: false, near: near.others, ...defined({ mixed }) };
  }
  const loose = { ...ask, words: "any" } as const;
  const anyBest = await rankBest(index, loose, rank);
  return { ...searchIndex(index, loose, [anyBest]), heard, loosened: true, near: [] };
}

/** Fills the only page of a ranking; another order would mix them up. */
async function nearTo(
  index: SearchIndex,
  { ask, rank }: Pick<Ranked, "ask" | "rank">,
  { ids, total }: SearchResult,
): Promise<Near> {
  const room = ask.limit - total;
  const { expr } = ask.query;
  if (ask.sort !== "relevance" || ask.offset > 0 || room <= 0) return NONE_NEAR;
  // One word, or filters alone, have no other way to be near.
  if (!expr || loosen(expr) === expr) return NONE_NEAR;
  const loose = { ...ask, limit: room + ids.length, words: "any" } as const;
  const best = await rankBest(index, loose, rank);
  const all = best?.slice(0, loose.limit) ?? index.search(ask.query, loose).ids;
  return { all, others: all.filter((id) => !ids.includes(id)).slice(0, room) };
}

/** The best with any of the words, and those of them that do not have all. */
interface Near {
  readonly all: readonly PaperId[];
  readonly others: readonly PaperId[];
}

const NONE_NEAR: Near = { all: [], others: [] };

/** Undefined where those with all of the words are the best of all: words that are all there by chance put no paper first. */
function mixedWith(
  whole: readonly PaperId[],
  { all, others }: Near,
): readonly PaperId[] | undefined {
  const place = (id: PaperId) => (all.includes(id) ? all.indexOf(id) : all.length);
  const shown = [...whole, ...others];
  const mixed = shown.toSorted((one, other) => place(one) - place(other));
  const isBetter =
    others.length > 0 && mixed.slice(0, whole.length).some((id) => !whole.includes(id));
  return isBetter ? mixed : undefined;
}

type Worded = SearchAsk & Pick<SearchOptions, "words">;

/** The index's best by meaning; undefined when the index's own order counts. */
export async function rankBest(
  index: SearchIndex,
  ask: Worded,
  rank: Rerank | undefined,
): Promise<readonly PaperId[] | undefined> {
  if (!rank) return undefined;
  const options = { ...ask, limit: RERANKED_DEPTH, offset: 0, scored: true } as const;
  const { ids, scores = [] } = index.search(ask.query, options);
  return rank(ask.query, ids, scores);
}

function searchIndex(
  index: SearchIndex,
  ask: Worded,
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
