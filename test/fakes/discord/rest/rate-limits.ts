import { type Matched, majorOf } from "./route.ts";

/** What Discord says about a route's bucket, or how it refuses. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refused?: { readonly retryAfterMs: number; readonly scope: LimitScope };
}

export type LimitScope = "user" | "global" | "shared";

interface Window {
  opened: number;
  used: number;
}

export interface RateLimits {
  /** Counts a request. */
  take(matched: Matched, now: number): Verdict;
}

/**
 * Fixed windows that open with their first request, one for everything and one for each bucket:
 * https://docs.discord.com/developers/topics/rate-limits. Discord does not publish its own windows.
 */
export function createRateLimits(globalPerSecond: number): RateLimits {
  const windows = new Map<string, Window>();
  const everything = { requests: globalPerSecond, perMs: 1_000 };

  function open(key: string, perMs: number, now: number): Window {
    const known = windows.get(key);
    if (known && now < known.opened + perMs) return known;
    const fresh = { opened: now, used: 0 };
    windows.set(key, fresh);
    return fresh;
  }

  return {
    take(matched, now) {
      const { route } = matched;
      const all = open("everything", everything.perMs, now);
      // Answers to interactions do not count against the bot's fifty a second.
      if (!route.open && all.used >= everything.requests)
        return limited("global", all.opened + everything.perMs - now);
      const limit = route.limit;
      const key = `${route.method} ${route.path} ${majorOf(matched)}`;
      const own = limit && open(key, limit.perMs, now);
      const leftMs = own && limit ? own.opened + limit.perMs - now : 0;
      if (own && limit && own.used >= limit.requests)
        return limited("user", leftMs, bucket(matched, limit.requests, 0, leftMs, now));
      if (!route.open) all.used++;
      if (!own || !limit) return { headers: {} };
      own.used++;
      return { headers: bucket(matched, limit.requests, limit.requests - own.used, leftMs, now) };
    },
  };
}

export function limited(
  scope: LimitScope,
  retryAfterMs: number,
  headers: Readonly<Record<string, string>> = {},
): Verdict {
  return {
    headers: {
      ...headers,
      "retry-after": String(Math.ceil(retryAfterMs / 1_000)),
      "x-ratelimit-scope": scope,
      ...(scope === "global" && { "x-ratelimit-global": "true" }),
    },
    refused: { retryAfterMs, scope },
  };
}

function bucket(
  { route }: Matched,
  limit: number,
  remaining: number,
  leftMs: number,
  now: number,
): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": ((now + leftMs) / 1_000).toFixed(3),
    "x-ratelimit-reset-after": (leftMs / 1_000).toFixed(3),
    "x-ratelimit-bucket": Buffer.from(`${route.method} ${route.path}`).toString("hex").slice(0, 60),
  };
}
