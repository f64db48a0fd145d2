import type { Catalogue } from "../catalogue/catalogue.ts";
import { matchesQuery } from "../query/matches.ts";
import type { Query } from "../query/query.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import { listTrending, type TrendingDeps } from "./list-trending.ts";
import type { TrendingList } from "./trending.ts";

export interface TrendingListsDeps extends TrendingDeps {
  readonly catalogue: TrendingDeps["catalogue"] & Pick<Catalogue, "mark">;
}

interface KeptList {
  readonly list: TrendingList;
  readonly mark: number;
  readonly order: ReturnType<TrendingDeps["order"]>;
}

/**
 * What {@link listTrending} lists; each window's list is made once, and again when papers changed,
 * the moment it describes is another, or a source's own order is. A topic leaves places as they are:
 * no paper's score depends on another's.
 */
export function createTrendingLists(deps: TrendingListsDeps) {
  const kept = new Map<Window, KeptList>();

  function listOf(window: Window, asOf: Instant): TrendingList {
    const mark = deps.catalogue.mark();
    const order = deps.order(window);
    const found = kept.get(window);
    if (found?.mark === mark && found.order === order && found.list.asOf === asOf)
      return found.list;
    const list = listTrending(deps, { window, asOf });
    kept.set(window, { list, mark, order });
    return list;
  }

  return ({ window, asOf, topic }: { window: Window; asOf: Instant; topic?: Query }) => {
    const list = listOf(window, asOf);
    if (!topic?.expr) return list;
    return { ...list, items: list.items.filter(({ paper }) => matchesQuery(topic, paper)) };
  };
}
