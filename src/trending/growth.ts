import type { Paper, Sighting } from "../paper/paper.ts";
import type { Instant } from "../time/instant.ts";
import type { Growth } from "./trending.ts";

/** A span of time ending at `asOf`. */
export interface GrowthSpan {
  readonly asOf: Instant;
  readonly lengthMs: number;
}

type Counts = Pick<Growth, "votes" | "comments" | "stars">;

const NOTHING: Counts = { votes: 0, comments: 0, stars: 0 };

/** Two sightings this share of the window apart say how fast a paper grows; closer ones are noise. */
const LEAST_SHARE = 1 / 8;

/**
 * How much a paper's counts grew within a span. In this order of trust:
 * 1. seen at or before the span's start and again within it: the difference since then;
 * 2. published within the span: everything it has;
 * 3. seen twice within it, far enough apart: the difference between the two, over the time between them;
 * 4. otherwise estimated: its counts, spread evenly over its age.
 * Counts that fell are no growth.
 */
export function growthIn(paper: Paper, sightings: readonly Sighting[], span: GrowthSpan): Growth {
  const seen = ofLatestSource(sightings.filter((each) => each.at <= span.asOf));
  const start = span.asOf - span.lengthMs;
  const last = seen.at(-1);
  if (!last) return estimate(countsOf(paper), paper.publishedAt, span);
  const before = seen.findLast((each) => each.at <= start);
  if (before && before !== last) return measured(countsOf(before), countsOf(last), span.lengthMs);
  if (paper.publishedAt >= start) return measured(NOTHING, countsOf(last), span.lengthMs);
  const within = seen.filter((each) => each.at >= start);
  return betweenSightings(within, last, span) ?? estimate(countsOf(last), paper.publishedAt, span);
}

/** Counts of different sources do not compare, so only the one heard last is followed. */
function ofLatestSource(sightings: readonly Sighting[]): Sighting[] {
  const voted = sightings.filter((each) => each.votes !== undefined);
  const source = voted.at(-1)?.source;
  return voted.filter((each) => each.source === source);
}

function betweenSightings(
  seen: readonly Sighting[],
  last: Sighting,
  span: GrowthSpan,
): Growth | undefined {
  const first = seen[0];
  if (!first || last.at - first.at < span.lengthMs * LEAST_SHARE) return undefined;
  return measured(countsOf(first), countsOf(last), last.at - first.at);
}

function measured(from: Counts, to: Counts, overMs: number): Growth {
  const grown = (count: keyof Counts) => Math.max(0, to[count] - from[count]);
  return {
    votes: grown("votes"),
    comments: grown("comments"),
    stars: grown("stars"),
    overMs,
    estimated: false,
  };
}

function estimate(counts: Counts, publishedAt: Instant, span: GrowthSpan): Growth {
  const age = Math.max(span.asOf - publishedAt, 1);
  const share = Math.min(1, span.lengthMs / age);
  return {
    votes: Math.round(counts.votes * share),
    comments: Math.round(counts.comments * share),
    stars: Math.round(counts.stars * share),
    overMs: span.lengthMs,
    estimated: true,
  };
}

function countsOf(of: Pick<Sighting, "votes" | "comments" | "stars">): Counts {
  return { votes: of.votes ?? 0, comments: of.comments ?? 0, stars: of.stars ?? 0 };
}
