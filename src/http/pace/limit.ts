import type { Clock } from "../../time/clock.ts";
import { DAY, SECOND } from "../../time/durations.ts";
import { createHold } from "../../time/hold.ts";
import { limited } from "../http-failure.ts";
import { silentLimitMs } from "./back-off.ts";
import { exhaustedForMs, parseRateLimit } from "./rate-limit.ts";
import { parseRetryAfter } from "./retry-after.ts";

type Headers = Readonly<Record<string, string>>;

/** What one origin has asked of us: to be left alone until some moment. */
export interface Limit {
  /** @throws HttpError `limited` when the origin is closed for longer than a short wait. */
  check(): void;
  /** Waits while the origin is closed for a moment. @throws HttpError `limited`, as `check` does. */
  pass(signal: AbortSignal): Promise<void>;
  /** The origin said "too many requests"; it is closed for as long as it asked, or by our own estimate. */
  tooMany(headers: Headers): void;
  /** The origin answered. `good` ends a streak of limits; an allowance that is used up closes it ahead of time. */
  answered(headers: Headers, good: boolean): void;
  /** In milliseconds; 0 when it is open. */
  closedForMs(): number;
}

/** Waits up to this length are waited for; longer ones are reported at once. */
const SHORT_MS = 5 * SECOND;
/** "Too many" with a wait of nothing still means a pause. */
const LEAST_MS = SECOND;
/** A site that asks for more is asked again after a day: one wrong header must not silence it for good. */
const MOST_MS = DAY;

export function createLimit(host: string, clock: Clock): Limit {
  const closed = createHold(clock);
  let streak = 0;

  function check(): void {
    const ms = closed.remainingMs();
    if (ms > SHORT_MS) throw limited(host, ms);
  }

  async function pass(signal: AbortSignal): Promise<void> {
    for (check(); closed.remainingMs() > 0; check()) {
      await clock.sleep(closed.remainingMs(), signal);
    }
  }

  function close(ms: number): void {
    closed.extend(Math.min(MOST_MS, ms));
  }

  function tooMany(headers: Headers): void {
    const asked = parseRetryAfter(headers["retry-after"], clock.now()) ?? resetMs(headers);
    if (asked !== undefined) close(Math.max(LEAST_MS, asked));
    // Several requests under way are turned away together: that is one refusal, not several.
    else if (closed.remainingMs() === 0) close(silentLimitMs(++streak));
  }

  function answered(headers: Headers, good: boolean): void {
    if (good) streak = 0;
    close(exhaustedForMs(headers.ratelimit));
  }

  return { check, pass, tooMany, answered, closedForMs: closed.remainingMs };
}

function resetMs(headers: Headers): number | undefined {
  const policies = parseRateLimit(headers.ratelimit);
  if (policies.length === 0) return undefined;
  const spent = exhaustedForMs(headers.ratelimit);
  return spent > 0 ? spent : Math.max(...policies.map((policy) => policy.resetMs));
}
