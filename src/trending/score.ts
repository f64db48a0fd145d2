import type { Instant } from "../paper/paper.ts";
import type { Window } from "../sources/source.ts";
import type { Growth } from "./trending.ts";

/** The open score's numbers, all in one place so that they can be read, argued with and tested. */
export const TRENDING = {
  /** What one more of each is worth. A comment takes more effort than a vote; stars come by the hundred. */
  weights: { votes: 1, comments: 0.5, stars: 0.02 },
  /** Longer windows let older papers stay longer. */
  windows: {
    day: { hours: 24, gravity: 1.2 },
    week: { hours: 7 * 24, gravity: 0.6 },
    month: { hours: 30 * 24, gravity: 0.3 },
  },
} as const;

const HOUR_MS = 3_600_000;

export function windowMs(window: Window): number {
  return TRENDING.windows[window].hours * HOUR_MS;
}

/**
 * The open trending score: Σ weight × growth in the window, divided by (age in hours + 2)^gravity.
 * Growth measured over less than the window is scaled up to it. The shape is Hacker News's
 * points / (age + 2)^gravity, with growth in place of points.
 */
export function trendingScore(
  growth: Growth,
  publishedAt: Instant,
  asOf: Instant,
  window: Window,
): number {
  const { weights, windows } = TRENDING;
  const scale = windowMs(window) / growth.overMs;
  const grown =
    weights.votes * growth.votes +
    weights.comments * growth.comments +
    weights.stars * growth.stars;
  const ageHours = Math.max(0, asOf - publishedAt) / HOUR_MS;
  return (grown * scale) / (ageHours + 2) ** windows[window].gravity;
}
