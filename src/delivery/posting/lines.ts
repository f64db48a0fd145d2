import type { PaceScope, PostPace } from "../../chat/adapter.ts";
import { adapterOf, addressOf, type Place } from "../../chat/place.ts";
import { type Bucket, createBucket } from "./bucket.ts";

/** Where a place stands in a scope. */
export type PostingLine = Omit<Bucket, "close" | "isIdle">;

/** The lines of all scopes that hold somebody back, or may. */
export interface Lines {
  of(place: Place, scope: PaceScope): PostingLine;
  close(place: Place, scope: PaceScope, now: number, ms: number): void;
  /** Forgets, now and then, those that hold nothing. */
  sweep(now: number): void;
}

/** So many posts at once hide one that comes a little early after one that came late; fewer might not. */
const WIDE = 40;

const SWEEP_ABOVE = 1_000;

/** Most scopes have no limit and never were refused: all of them are one line, in which nobody waits. */
const UNLIMITED: PostingLine = {
  queue: (now) => now,
  queueAgain: () => 0,
  isFree: () => true,
  openAt: 0,
  pass: () => undefined,
  isClosed: () => false,
};

export function createLines(paceOf: (adapter: string) => PostPace | undefined): Lines {
  const buckets = {
    channel: new Map<string, Bucket>(),
    server: new Map<string, Bucket>(),
    platform: new Map<string, Bucket>(),
  };
  const ofScopes = Object.values(buckets);
  const count = () => ofScopes.reduce((sum, { size }) => sum + size, 0);
  const limitOf = (place: Place, scope: PaceScope) => paceOf(adapterOf(place))?.[scope];
  let sweepAt = SWEEP_ABOVE;

  function bucketOf(place: Place, scope: PaceScope, limit = limitOf(place, scope)): Bucket {
    const key = keyOf(place, scope);
    const known = buckets[scope].get(key);
    if (known) return known;
    const distance = limit ? limit.perMs / limit.posts : 0;
    const bucket = createBucket(distance, limit && limit.posts >= WIDE ? distance : 0);
    buckets[scope].set(key, bucket);
    return bucket;
  }

  return {
    of(place, scope) {
      const limit = limitOf(place, scope);
      if (limit) return bucketOf(place, scope, limit);
      const refused = buckets[scope];
      return (refused.size > 0 ? refused.get(keyOf(place, scope)) : undefined) ?? UNLIMITED;
    },
    close: (place, scope, now, ms) => bucketOf(place, scope).close(now, ms),
    sweep(now) {
      if (count() < sweepAt) return;
      for (const each of ofScopes) forgetIdle(each, now);
      sweepAt = Math.max(SWEEP_ABOVE, count() * 2);
    },
  };
}

function forgetIdle(buckets: Map<string, Bucket>, now: number): void {
  for (const [key, bucket] of buckets) if (bucket.isIdle(now)) buckets.delete(key);
}

/** A server is the part of an address before its first `/`. */
function keyOf(place: Place, scope: PaceScope): string {
  if (scope === "channel") return place;
  if (scope === "platform") return adapterOf(place);
  return `${adapterOf(place)}:${addressOf(place).split("/")[0]}`;
}
