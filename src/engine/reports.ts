import type { Ingest } from "../ingest/ingest.ts";
import type { Source, SourceReport, Verdict } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";

export interface ReportsDeps {
  readonly sources: () => readonly Source[];
  readonly ingest: Pick<Ingest, "verdict">;
  readonly clock: Pick<Clock, "now">;
}

/** How each source answered; what it last said of itself where it was not asked. */
export function reports(
  deps: ReportsDeps,
  heard: ReadonlyMap<Source, Verdict> = new Map(),
  sources = deps.sources(),
): SourceReport[] {
  const { ingest, clock } = deps;
  return sources.map((source) => ({
    title: source.title,
    verdict: heard.get(source) ?? ingest.verdict(source) ?? notHeardYet(clock.now()),
  }));
}

function notHeardYet(at: Instant): Verdict {
  return { status: "down", at, unheard: { kind: "not-yet" } };
}
