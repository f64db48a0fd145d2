import { type CellRate, createCellRate } from "../collections/cell-rate.ts";
import { defined } from "../collections/defined.ts";
import { UserError } from "../errors.ts";
import type { HttpAnswer, HttpRequest, HttpRoute } from "../http/serving/http-route.ts";
import { SECOND } from "../time/durations.ts";
import { TOO_MANY_FEEDS } from "../views/feeds/feed-words.ts";
import { type ComposeFeedDeps, composeFeed } from "./compose-feed.ts";
import { askParameters, type FeedAsk, readSearchAsk, readTrendingAsk } from "./feed-ask.ts";
import { createFeedShelf, type FeedShelf, type KeptFeed } from "./feed-shelf.ts";
import { type FeedVersionDeps, feedVersion } from "./feed-version.ts";
import { atom } from "./formats/atom.ts";
import type { FeedFormat } from "./formats/feed-format.ts";
import { jsonFeed } from "./formats/json-feed.ts";
import { rss } from "./formats/rss.ts";
import { isUnmodified } from "./is-unmodified.ts";

export type FeedRoutesDeps = ComposeFeedDeps &
  FeedVersionDeps & {
    /** How often the sources are asked, in minutes: nothing new comes between. */
    readonly everyMinutes: number;
  };

/** By its name in the address. */
const KINDS = { trending: readTrendingAsk, search: readSearchAsk } as const;

/** What is kept for others costs nobody anything; composing is some milliseconds' work. */
const COMPOSED = { inRow: 60, everyMs: SECOND } as const;

/** How long readers keep what they have without asking, in seconds. */
const FRESH_SECONDS = 300;

const RETRY_SECONDS = 30;

/** What the routes share. */
type Serving = FeedRoutesDeps & {
  readonly shelf: FeedShelf;
  /** Of the networks that have feeds composed. */
  readonly rate: CellRate;
};

/** `/feeds/trending.atom?window=week`, `/feeds/search.json?q=cat:cs.RO` and so on, of every format. */
export function feedRoutes(deps: FeedRoutesDeps): HttpRoute[] {
  const shelf = createFeedShelf(deps.clock);
  const rate = createCellRate(COMPOSED, deps.clock);
  const serving = { ...deps, shelf, rate };
  return Object.entries(KINDS).flatMap(([kind, read]) =>
    [atom, rss, jsonFeed].map((format): HttpRoute => {
      const path = `/feeds/${kind}.${format.name}`;
      const answer = async (request: HttpRequest) => {
        try {
          return await serve(serving, { request, format, path, ask: read(request.query) });
        } catch (error) {
          if (error instanceof UserError) return plain(400, error.message);
          if (error instanceof NotReady) return later(503, error.message, RETRY_SECONDS);
          throw error;
        }
      };
      return { method: "GET", path, answer };
    }),
  );
}

interface Wanted {
  readonly request: HttpRequest;
  readonly format: FeedFormat;
  readonly path: string;
  readonly ask: FeedAsk;
}

async function serve(serving: Serving, wanted: Wanted): Promise<HttpAnswer> {
  const { shelf, rate, clock } = serving;
  const { request, format, path, ask } = wanted;
  const address = `${path}?${askParameters(ask)}`;
  const version = feedVersion(serving);
  let kept = shelf.get(address, version);
  if (!kept) {
    const wait = rate.wait(request.network);
    if (wait > 0) return later(429, TOO_MANY_FEEDS, Math.ceil(wait / SECOND));
    rate.charge(request.network);
    kept = shelf.put(address, version, write(serving, wanted, address));
  }
  const feed = await kept;
  const headers = headersOf(format, feed, clock.now());
  if (isUnmodified(request.headers, feed, clock.now()))
    return { status: 304, headers, body: "", compress: true };
  return { status: 200, headers, body: feed.body, compress: true };
}

/** Why there is no feed yet. */
class NotReady extends Error {
  override readonly name = "NotReady";
}

async function write(serving: Serving, { format, ask }: Wanted, address: string): Promise<string> {
  const composed = await composeFeed(serving, ask);
  if (composed.kind === "not-ready") throw new NotReady(composed.says);
  const self = new URL(address, serving.publicUrl).href;
  return format.write(composed.feed, { self, everyMinutes: serving.everyMinutes });
}

function headersOf({ mediaType }: FeedFormat, { etag, modifiedAt }: KeptFeed, now: number) {
  // No moment that has not come.
  const modified = modifiedAt <= now ? new Date(modifiedAt).toUTCString() : undefined;
  return {
    "content-type": `${mediaType}; charset=utf-8`,
    "cache-control": `public, max-age=${FRESH_SECONDS}`,
    "content-security-policy": "default-src 'none'; sandbox",
    etag,
    ...defined({ "last-modified": modified }),
  };
}

function plain(status: number, text: string): HttpAnswer {
  return { status, body: `${text}\n` };
}

function later(status: number, text: string, seconds: number): HttpAnswer {
  return { ...plain(status, text), headers: { "retry-after": String(seconds) } };
}
