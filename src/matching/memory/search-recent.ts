import type { PaperId } from "../../paper/id.ts";
import type { Query } from "../../query/query.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import { DAY } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";

/** Topics remember papers published within this many days. */
export const TOPIC_MEMORY_DAYS = 14;

export const TOPIC_MEMORY_MS = TOPIC_MEMORY_DAYS * DAY;

/** Papers of the last days that satisfy a query, as the index sees it. */
export function searchRecent(
  index: Pick<SearchIndex, "search">,
  { expr }: Query,
  now: Instant,
): readonly PaperId[] {
  const recent = { kind: "date", edge: "since", at: now - TOPIC_MEMORY_MS } as const;
  const query: Query = { expr: expr ? { kind: "and", of: [expr, recent] } : recent, problems: [] };
  return index.search(query, { sort: "newest", limit: Number.MAX_SAFE_INTEGER, offset: 0 }).ids;
}
