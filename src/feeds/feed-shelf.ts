import { createHash } from "node:crypto";
import { createBoundedMap } from "../collections/bounded-map.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import type { Representation } from "./is-unmodified.ts";

/** A feed as it is sent. */
export interface KeptFeed extends Representation {
  readonly body: Buffer;
}

/** What was composed and written last, of the feeds that were asked for last. */
export interface FeedShelf {
  /** Undefined where it is not kept, or was of another version. */
  get(key: string, version: string): Promise<KeptFeed> | undefined;
  /** Keeps what is being written at once, so that it is written once; not what fails. */
  put(key: string, version: string, text: Promise<string>): Promise<KeptFeed>;
}

interface Kept {
  readonly version: string;
  readonly feed: Promise<KeptFeed>;
}

/** Each is of some 100 kB, and most bots are asked for a few. */
const FEEDS = 64;

export function createFeedShelf(clock: Pick<Clock, "now">, feeds = FEEDS): FeedShelf {
  const kept = createBoundedMap<string, Kept>(feeds);

  const make = (text: string, before: KeptFeed | undefined): KeptFeed => {
    const body = Buffer.from(text);
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    // Nothing but what it would be made of anew has changed.
    if (before?.etag === etag) return before;
    return { body, etag, modifiedAt: modifiedAt(clock, before) };
  };

  return {
    get(key, version) {
      const found = kept.get(key);
      return found?.version === version ? found.feed : undefined;
    },
    put(key, version, text) {
      const before = kept.get(key);
      const last = before?.feed.catch(() => undefined);
      const feed = text.then(async (written) => make(written, await last));
      kept.set(key, { version, feed });
      feed.catch(() => {
        if (kept.get(key)?.feed !== feed) return;
        if (before) kept.set(key, before);
        else kept.delete(key);
      });
      return feed;
    },
  };
}

/** Another one within the same second is of the next, or whoever has the first would keep it. */
function modifiedAt(clock: Pick<Clock, "now">, before: KeptFeed | undefined): number {
  const now = Math.floor(clock.now() / SECOND) * SECOND;
  return before ? Math.max(now, before.modifiedAt + SECOND) : now;
}
