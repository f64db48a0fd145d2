/** Waits of which each is twice as long as the one before it. */
export interface DoublingWaits {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** How long to wait after the `tries`-th failed try (from 1). */
export function doublingMs({ firstMs, longestMs }: DoublingWaits, tries: number): number {
  return Math.min(firstMs * 2 ** (tries - 1), longestMs);
}

/**
 * Anything up to a ceiling, so that those who failed together do not come back together.
 *
 * @param random from 0 to 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
export function fullJitterMs(ceilingMs: number, random: () => number): number {
  return random() * ceilingMs;
}
