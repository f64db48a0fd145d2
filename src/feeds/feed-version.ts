import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Engine } from "../engine/engine.ts";
import type { Coverage } from "../search/search-index.ts";
import type { SourceReport } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

export interface FeedVersionDeps {
  readonly catalogue: Pick<Catalogue, "mark">;
  readonly index: Partial<Coverage>;
  readonly engine: Pick<Engine, "sources">;
  /** The moment the catalogue describes. */
  readonly asOf: () => Instant;
  readonly clock: Pick<Clock, "now">;
}

/**
 * Differs as soon as any feed may: papers changed, the sources were asked again or say something else of
 * themselves, more of the papers can be searched, or a day began, which `since:7d` counts from.
 */
export function feedVersion(deps: FeedVersionDeps): string {
  const day = Math.floor(deps.clock.now() / DAY);
  const sources = deps.engine.sources().map(shownOf);
  return JSON.stringify([
    deps.catalogue.mark(),
    deps.asOf(),
    deps.index.coverage?.(),
    day,
    sources,
  ]);
}

/** When a source was asked is not shown, but of what is old. */
function shownOf({ title, verdict }: SourceReport) {
  const { status, reason, unheard, at } = verdict;
  return [title, status, reason, unheard?.kind, status === "stale" ? at : undefined];
}
