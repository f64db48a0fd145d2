import type { PaperId } from "../paper/id.ts";
import type { Paper, Sighting } from "../paper/paper.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import { growthIn } from "./growth.ts";
import { trendingScore, windowMs } from "./score.ts";
import type { Ranked, TrendingList } from "./trending.ts";

export interface RankInput {
  readonly window: Window;
  readonly asOf: Instant;
  readonly papers: readonly Paper[];
  readonly sightings: ReadonlyMap<PaperId, readonly Sighting[]>;
  /** A source's own order, best first, when it publishes one. */
  readonly sourceOrder?: { readonly source: string; readonly ids: readonly PaperId[] };
}

/** Ranks papers: by the source's own order where there is one, then by the open score; newest first among equals. */
export function rankTrending(input: RankInput): TrendingList {
  const places = new Map(input.sourceOrder?.ids.map((id, at) => [id, at + 1]));
  const items = input.papers.map((paper) => rankOne(paper, input, places.get(paper.id)));
  items.sort(byPlaceThenScore);
  const { window, asOf, sourceOrder } = input;
  const order = sourceOrder
    ? ({ by: "source", source: sourceOrder.source } as const)
    : ({ by: "score" } as const);
  return { window, asOf, order, items };
}

function rankOne(paper: Paper, input: RankInput, sourceRank: number | undefined): Ranked {
  const { asOf, window } = input;
  const span = { asOf, lengthMs: windowMs(window) };
  const growth = growthIn(paper, input.sightings.get(paper.id) ?? [], span);
  const score = trendingScore(growth, paper.publishedAt, asOf, window);
  return { paper, score, growth, ...(sourceRank !== undefined && { sourceRank }) };
}

function byPlaceThenScore(a: Ranked, b: Ranked): number {
  const place = (a.sourceRank ?? Infinity) - (b.sourceRank ?? Infinity);
  // Infinity − Infinity is NaN, which is falsy like an equal place.
  return place || b.score - a.score || b.paper.publishedAt - a.paper.publishedAt;
}
