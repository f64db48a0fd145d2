import type { PaceScope, PostPace } from "../../chat/adapter.ts";
import { adapterOf, addressOf, type Place } from "../../chat/place.ts";
import { type Bucket, createBucket } from "./bucket.ts";

/** So many posts at once hide one that comes a little early after one that came late; fewer might not. */
const WIDE = 40;

/** Holds posts back so that no platform, server or channel is asked faster than it allows. */
export interface Pace {
  /**
   * 0 when a post to this place may go now, which takes its turn; else how long until asking again
   * is of use, in milliseconds. A place that was told to wait keeps its turn.
   */
  waitMs(place: Place): number;
  /** The platform refused a post: nobody within the scope goes for `ms`; others go on. */
  close(place: Place, scope: PaceScope, ms: number): void;
}

/** Narrow to wide, so that waiting for a slow channel does not hold a turn of the whole platform. */
const SCOPES = ["channel", "server", "platform"] as const;

interface Turn {
  /** In how many lines the place has stood, or stands. */
  readonly passed: number;
  readonly at: number;
}

const SWEEP_ABOVE = 1_000;

/** `time` is steady; `paceOf` is what an adapter says of its platform. */
export function createPace(
  time: () => number,
  paceOf: (adapter: string) => PostPace | undefined,
): Pace {
  const buckets = new Map<string, Bucket>();
  const turns = new Map<Place, Turn>();
  let sweepAt = SWEEP_ABOVE;

  function bucketOf(place: Place, scope: PaceScope): Bucket {
    const key = `${scope} ${keyOf(place, scope)}`;
    const known = buckets.get(key);
    if (known) return known;
    const limit = paceOf(adapterOf(place))?.[scope];
    const distance = limit ? limit.perMs / limit.posts : 0;
    const bucket = createBucket(distance, limit && limit.posts >= WIDE ? distance : 0);
    buckets.set(key, bucket);
    return bucket;
  }

  function sweep(now: number): void {
    if (buckets.size < sweepAt) return;
    for (const [key, bucket] of buckets) if (bucket.isIdle(now)) buckets.delete(key);
    sweepAt = Math.max(SWEEP_ABOVE, buckets.size * 2);
  }

  /** Goes on from where the place has come to in the lines. */
  function advance(scopes: readonly Bucket[], turn: Turn, now: number): Turn {
    const closed = scopes.findLastIndex((bucket) => bucket.isClosed(now));
    const reopens = scopes[closed]?.openAt;
    if (reopens !== undefined) return { passed: Math.min(turn.passed, closed), at: reopens };
    let next = turn;
    while (next.at <= now) {
      const bucket = scopes[next.passed];
      if (!bucket) break;
      next = { passed: next.passed + 1, at: bucket.queue(now) };
    }
    if (next.at > now) return next;
    const holding = lastToOpen(scopes);
    return holding.openAt <= now ? next : { ...next, at: holding.queueAgain() };
  }

  return {
    waitMs(place) {
      const now = time();
      sweep(now);
      const scopes = SCOPES.map((scope) => bucketOf(place, scope));
      const turn = advance(scopes, turns.get(place) ?? { passed: 0, at: now }, now);
      if (turn.at > now) {
        turns.set(place, turn);
        return turn.at - now;
      }
      turns.delete(place);
      for (const bucket of scopes) bucket.pass(now);
      return 0;
    },
    close(place, scope, ms) {
      bucketOf(place, scope).close(time(), ms);
    },
  };
}

/** Whoever was held up in a wider line may have come too close to one who was not. */
function lastToOpen(scopes: readonly Bucket[]): Bucket {
  return scopes.reduce((last, each) => (each.openAt > last.openAt ? each : last));
}

/** A server is the part of an address before its first `/`. */
function keyOf(place: Place, scope: PaceScope): string {
  if (scope === "channel") return place;
  if (scope === "platform") return adapterOf(place);
  return `${adapterOf(place)}:${addressOf(place).split("/")[0]}`;
}
