import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/** arXiv announces a paper up to this long after its date, over a weekend with a holiday. */
export const LONGEST_WAIT_MS = 4 * DAY;

/**
 * When papers that were known before a topic was filled count as first matched: when they were
 * first seen with votes, or may have been announced, whichever is later. That moment is rather too
 * late than too early: then a digest looks at a paper once more, and never overlooks one.
 */
export function firstMatched(
  catalogue: Pick<Catalogue, "sightings">,
  papers: readonly Paper[],
  now: Instant,
): Map<PaperId, Instant> {
  const sightings = catalogue.sightings(
    papers.map(({ id }) => id),
    0,
  );
  return new Map(
    papers.map(({ id, publishedAt }) => {
      const seen = sightings.get(id)?.[0]?.at ?? 0;
      return [id, Math.min(now, Math.max(publishedAt + LONGEST_WAIT_MS, seen))];
    }),
  );
}
