import type { Catalogue } from "../catalogue/catalogue.ts";
import { defined } from "../collections/defined.ts";
import type { SourceOrder } from "../ingest/ingest.ts";
import { matchesQuery } from "../query/matches.ts";
import type { Query } from "../query/query.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import { rankTrending } from "./rank.ts";
import { windowMs } from "./score.ts";
import type { TrendingList } from "./trending.ts";

export interface TrendingDeps {
  readonly catalogue: Pick<Catalogue, "votedSince" | "sightings">;
  readonly order: (window: Window) => SourceOrder | undefined;
}

/** Everything that trends in a window that ends at `asOf`, on a topic or on all, best first. */
export function listTrending(
  { catalogue, order }: TrendingDeps,
  { window, asOf, topic }: { window: Window; asOf: Instant; topic?: Query },
): TrendingList {
  const start = asOf - windowMs(window);
  const voted = catalogue.votedSince(start);
  const papers = topic?.expr ? voted.filter((paper) => matchesQuery(topic, paper)) : voted;
  const ids = papers.map((paper) => paper.id);
  const sightings = catalogue.sightings(ids, start, asOf);
  const sourceOrder = order(window);
  return rankTrending({ window, asOf, papers, sightings, ...defined({ sourceOrder }) });
}
