import type { Catalogue } from "../catalogue/catalogue.ts";
import { defined } from "../collections/defined.ts";
import { searchRecent, TOPIC_MEMORY_DAYS } from "../matching/memory/search-recent.ts";
import type { Paper } from "../paper/paper.ts";
import type { Query } from "../query/query.ts";
import { describeQuery } from "../query/say/describe.ts";
import type { SearchIndex } from "../search/search-index.ts";
import type { Instant } from "../time/instant.ts";

/** What a topic would have brought in the last days, before it is saved. */
export interface BackTest {
  readonly days: number;
  /** The moment at which they end. */
  readonly asOf: Instant;
  /** Papers found, the most voted first, then the newest. */
  readonly papers: readonly Paper[];
  /** A whole number, rounded. */
  readonly perWeek: number;
  /** For a noisy topic: the smallest threshold that leaves at most {@link QUIET} papers a week. */
  readonly suggested?: { readonly minVotes: number; readonly perWeek: number };
  /** For a topic that finds nothing: what it finds without one of its conditions, the most first. */
  readonly without: readonly Alternative[];
}

export interface Alternative {
  /** The condition left out, in words. */
  readonly condition: string;
  readonly found: number;
}

/** More papers a week than this are noise. */
export const QUIET = 10;

export interface BackTestDeps {
  readonly index: Pick<SearchIndex, "search">;
  readonly catalogue: Pick<Catalogue, "get">;
}

export function backTest(
  { index, catalogue }: BackTestDeps,
  query: Query,
  asOf: Instant,
): BackTest {
  const papers = catalogue.get(searchRecent(index, query, asOf)).sort(mostVoted);
  const suggested = suggest(papers);
  const found = (each: Query) => searchRecent(index, each, asOf).length;
  return {
    days: TOPIC_MEMORY_DAYS,
    asOf,
    papers,
    perWeek: perWeek(papers.length),
    ...defined({ suggested: suggested || undefined }),
    without: papers.length === 0 ? alternatives(query, found) : [],
  };
}

function mostVoted(a: Paper, b: Paper): number {
  return (b.votes ?? 0) - (a.votes ?? 0) || b.publishedAt - a.publishedAt;
}

function perWeek(papers: number): number {
  return Math.round((papers * 7) / TOPIC_MEMORY_DAYS);
}

/** `papers` has the most voted first. */
function suggest(papers: readonly Paper[]): BackTest["suggested"] {
  const most = (QUIET * TOPIC_MEMORY_DAYS) / 7;
  const first = papers[most];
  if (!first) return undefined;
  const minVotes = (first.votes ?? 0) + 1;
  const left = papers.findIndex(({ votes = 0 }) => votes < minVotes);
  // Where hardly any paper has votes, a threshold would silence the topic.
  return left > 0 ? { minVotes, perWeek: perWeek(left) } : undefined;
}

function alternatives({ expr }: Query, found: (query: Query) => number): Alternative[] {
  if (expr?.kind !== "and") return [];
  return expr.of
    .map((dropped) => ({
      condition: describeQuery({ expr: dropped, problems: [] }),
      found: found({
        expr: { kind: "and", of: expr.of.filter((each) => each !== dropped) },
        problems: [],
      }),
    }))
    .filter((each) => each.found > 0)
    .sort((a, b) => b.found - a.found);
}
