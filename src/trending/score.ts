import type { Window } from "../sources/source.ts";
import { HOUR } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
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

export function windowMs(window: Window): number {
  return TRENDING.windows[window].hours * HOUR;
}

/** Everything the score is worked out from, as people are shown it. */
export interface ScoreNumbers {
  /** Growth in the window. */
  readonly votes: number;
  readonly comments: number;
  readonly stars: number;
  /** The hours over which it grew, to a tenth. */
  readonly overHours: number;
  /** To a tenth. */
  readonly ageHours: number;
}

export function scoreNumbers(growth: Growth, publishedAt: Instant, asOf: Instant): ScoreNumbers {
  const { votes, comments, stars, overMs } = growth;
  const ageHours = tenths(Math.max(0, asOf - publishedAt) / HOUR);
  return { votes, comments, stars, overHours: Math.max(0.1, tenths(overMs / HOUR)), ageHours };
}

/** Rounded before they are used, so that whoever is shown the numbers gets the score from them. */
function tenths(hours: number): number {
  return Math.round(hours * 10) / 10;
}

/**
 * The open trending score: Σ weight × growth in the window, divided by (age in hours + 2)^gravity.
 * Growth measured over less than the window is scaled up to it. The shape is Hacker News's
 * points / (age + 2)^gravity, with growth in place of points. docs/trending.md tells it to people.
 */
export function scoreOf(numbers: ScoreNumbers, window: Window): number {
  const { weights, windows } = TRENDING;
  const { hours, gravity } = windows[window];
  const grown =
    weights.votes * numbers.votes +
    weights.comments * numbers.comments +
    weights.stars * numbers.stars;
  return (grown * (hours / numbers.overHours)) / (numbers.ageHours + 2) ** gravity;
}

export function trendingScore(
  growth: Growth,
  publishedAt: Instant,
  asOf: Instant,
  window: Window,
): number {
  return scoreOf(scoreNumbers(growth, publishedAt, asOf), window);
}
