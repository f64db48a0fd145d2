import { MINUTE, SECOND } from "../../time/durations.ts";

/**
 * One limit of a platform: posts at even distances, none for a while when the platform says so. Even
 * distances rather than bursts, because a burst and its refill could meet in one window of the
 * platform. All times are steady milliseconds.
 */
export interface Bucket {
  /** Puts somebody at the end of the line: the moment when it will be their turn, if nothing holds it up. */
  queue(now: number): number;
  /**
   * Whose turn came and found somebody late on it: the moment of another. They stand in a line of
   * their own, since all of them asking again at the next opening would take longer than it stays open.
   */
  queueAgain(): number;
  /** Nobody is in line, and a post may go. */
  isFree(now: number): boolean;
  /** The first moment at which a post may go. */
  readonly openAt: number;
  /** A post goes. */
  pass(now: number): void;
  /** Nobody passes for `ms`; from then on posts are further apart, until ten quiet minutes have passed. */
  close(now: number, ms: number): void;
  /** Closed by the platform; those in line have to queue again. */
  isClosed(now: number): boolean;
  /** It holds nothing that a new one would not. */
  isIdle(now: number): boolean;
}

const QUIET_MS = 10 * MINUTE;
/** The first distance tried where the platform's limit is not known, and the largest. */
const FIRST_DISTANCE_MS = 50;
const LARGEST_DISTANCE_MS = 2 * SECOND;
/**
 * Where it is known, a refusal is for something else that counts, or for posts that came in a heap:
 * going on a little slower is enough, and whole lines do not wait for hours because of a few of them.
 */
const KNOWN_GROWTH = 1.25;
const KNOWN_AT_MOST = 2;

/**
 * @param slackMs how late a post may be for the next one to keep to the rhythm as if it had not been;
 *   without it every late timer is time lost for good
 */
export function createBucket(distanceMs: number, slackMs = 0): Bucket {
  let distance = distanceMs;
  let lineEnds = 0;
  let lateLineEnds = 0;
  let lastPost = Number.NEGATIVE_INFINITY;
  let closedUntil = 0;

  const isQuiet = (now: number) => now >= closedUntil + QUIET_MS;
  const openAt = () => Math.max(lastPost + distance, closedUntil);
  const isFree = (now: number) => now >= Math.max(lineEnds, lateLineEnds, openAt());

  return {
    queue(now) {
      if (isQuiet(now)) distance = distanceMs;
      const turn = Math.max(now, lineEnds, openAt());
      lineEnds = turn + distance;
      return turn;
    },
    queueAgain() {
      const turn = Math.max(lateLineEnds, openAt());
      lateLineEnds = turn + distance;
      return turn;
    },
    get openAt() {
      return openAt();
    },
    pass(now) {
      lastPost = Math.max(lastPost + distance, now - slackMs);
    },
    close(now, ms) {
      closedUntil = Math.max(closedUntil, now + ms);
      lineEnds = 0;
      lateLineEnds = 0;
      distance = slower(distance, distanceMs);
    },
    isClosed: (now) => closedUntil > now,
    isFree,
    isIdle: (now) => isFree(now) && isQuiet(now),
  };
}

function slower(distance: number, known: number): number {
  return known > 0
    ? Math.min(known * KNOWN_AT_MOST, distance * KNOWN_GROWTH)
    : Math.min(LARGEST_DISTANCE_MS, Math.max(FIRST_DISTANCE_MS, distance * 2));
}
