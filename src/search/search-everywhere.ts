import type { Paper } from "../paper/paper.ts";
import { matchesQuery } from "../query/matches.ts";
import type { Expr, Query } from "../query/query.ts";
import { topicKey } from "../query/say/print.ts";
import { withoutWords } from "../query/say/without-words.ts";
import { type Answer, isAsking, type Source, type Verdict } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import { within } from "../time/within.ts";
import { type Allowance, refusalVerdict, type Searcher } from "./allowance.ts";
import {
  type FoundEverywhere,
  FUSED_DEPTH,
  type Heard,
  mergeFound,
  type Rerank,
  rankBest,
  type SearchAsk,
} from "./merge-found.ts";
import type { SearchIndex } from "./search-index.ts";

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
  /** Where there is one. */
  readonly rerank?: Rerank;
}

export interface FoundFirst extends FoundEverywhere {
  /** The same with what the sources said that are still being asked; left out when none is. */
  readonly later?: Promise<FoundEverywhere>;
}

/** What a source says at once, as it does when it was asked the same before, is waited for. */
const AT_ONCE_MS = 20;
/** How long a source may take: whoever asks still looks at the answer then. */
const PATIENCE_MS = 10_000;

/**
 * Searches the index and, meanwhile, the sources that search by meaning. What the index has is
 * answered at once, and what they find is merged with it by rank when they have answered. Sorted by
 * date or votes, only exact matches count.
 */
export function createSearchEverywhere(deps: SearchEverywhereDeps) {
  const { index, clock } = deps;

  const fetchFrom = async (source: Source, query: Query): Promise<Answer | undefined> => {
    const answer = await source.search?.(query, FUSED_DEPTH, PATIENCE_MS);
    // Even an answer that comes too late for this asker is kept for the next.
    if (answer) await deps.absorb(source, answer);
    return answer;
  };

  const askSource = async (source: Source, query: Query): Promise<Heard> => {
    const patience = { ms: PATIENCE_MS, clock };
    const answer = await within(fetchFrom(source, query), patience, () => undefined);
    if (!answer) return { source, verdict: tooLate(clock.now()), ids: [] };
    const rest = withoutWords(query);
    const ids = answer.papers.filter((paper) => passes(rest, paper)).map((paper) => paper.id);
    return { source, verdict: answer.verdict, ids };
  };

  const askSources = (query: Query, by: Searcher): readonly Asked[] => {
    const sources = deps.sources().filter((source) => source.search);
    const able = sources.filter((source) => !deps.unasked(source));
    const refusal = able.length > 0 ? deps.allowance.take(by, topicKey(query)) : undefined;
    return sources.map((source) => {
      const verdict = deps.unasked(source) ?? (refusal && refusalVerdict(refusal, clock.now()));
      const heard = verdict
        ? Promise.resolve({ source, verdict, ids: [] })
        : askSource(source, query);
      return { source, heard };
    });
  };

  const atOnce = ({ source, heard }: Asked): Promise<Heard> =>
    within(heard, { ms: AT_ONCE_MS, clock }, () => ({
      source,
      verdict: { status: "down", at: clock.now(), unheard: { kind: "asking" } },
      ids: [],
    }));

  return async (ask: SearchAsk): Promise<FoundFirst> => {
    const worded = ask.query.expr !== undefined && mentionsWords(ask.query.expr);
    const rank = worded && ask.sort === "relevance" ? deps.rerank : undefined;
    const asked = worded && ask.by ? askSources(ask.query, ask.by) : [];
    const [best, first] = await Promise.all([
      rankBest(index, ask, rank),
      Promise.all(asked.map(atOnce)),
    ]);
    const found = await mergeFound(index, { ask, rank, best }, first);
    if (!first.some(isAsking)) return found;
    const all = Promise.all(asked.map(({ heard }) => heard));
    return { ...found, later: all.then((heard) => mergeFound(index, { ask, rank, best }, heard)) };
  };
}

interface Asked {
  readonly source: Source;
  readonly heard: Promise<Heard>;
}

function tooLate(at: Instant): Verdict {
  return { status: "down", at, unheard: { kind: "too-late", patienceMs: PATIENCE_MS } };
}

function mentionsWords(expr: Expr): boolean {
  if (expr.kind === "and" || expr.kind === "or") return expr.of.some(mentionsWords);
  return expr.kind === "text";
}

function passes(rest: Query, paper: Paper): boolean {
  return rest.expr === undefined || matchesQuery(rest, paper);
}
