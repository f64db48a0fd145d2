import { createBoundedMap } from "../../../src/collections/bounded-map.ts";
import { SECOND } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";

/** Values that are asked for once and kept for a while, a bounded number. */
export interface TimedCache<T> {
  /** A value that is too old is given all the same when no newer one can be had. */
  get(key: string, load: () => Promise<T>): Promise<T>;
  set(key: string, value: T): void;
  delete(key: string): void;
}

interface Entry<T> {
  readonly value: Promise<T>;
  readonly at: Instant;
}

export interface TimedCacheSettings {
  readonly lifetimeMs: number;
  readonly limit: number;
  now(): Instant;
}

/** An old value serves so long before a newer one is asked for again. */
const RETRY_MS = 30 * SECOND;

export function createTimedCache<T>({ lifetimeMs, limit, now }: TimedCacheSettings): TimedCache<T> {
  const entries = createBoundedMap<string, Entry<T>>(limit);
  const put = (key: string, value: Promise<T>) => entries.set(key, { value, at: now() });

  return {
    async get(key, load) {
      const before = entries.get(key);
      if (before && now() - before.at < lifetimeMs) return before.value;
      const value = load();
      put(key, value);
      try {
        return await value;
      } catch (error) {
        entries.delete(key);
        if (!before) throw error;
        entries.set(key, { ...before, at: now() - lifetimeMs + RETRY_MS });
        return before.value;
      }
    },
    set: (key, value) => put(key, Promise.resolve(value)),
    delete: entries.delete,
  };
}
