import type { Clock } from "../../time/clock.ts";
import { SECOND } from "../../time/durations.ts";
import type { HttpError } from "../http-client.ts";
import { down, limited, refused } from "../http-failure.ts";
import { retryPauseMs } from "../pace/back-off.ts";
import type { Limit } from "../pace/limit.ts";
import type { Semaphore } from "../pace/semaphore.ts";
import type { Spacing } from "../pace/spacing.ts";
import {
  type Exchange,
  exchange,
  type Outgoing,
  type Setback,
  type SiteAnswer,
} from "./exchange.ts";

/** One origin with everything that keeps requests to it polite. */
export interface Origin {
  /**
   * A 2xx or 304, after retries and redirects.
   * @throws HttpError, or the signal's reason
   */
  get(url: URL, headers: Headers, signal: AbortSignal): Promise<SiteAnswer>;
  /**
   * Any answer below 400, after retries; redirects are answers.
   * @throws HttpError, or the signal's reason
   */
  send(request: Outgoing, signal: AbortSignal): Promise<SiteAnswer>;
  /** How long a request made now waits for its turn at least, in milliseconds. */
  waitMs(): number;
}

export interface OriginParts {
  readonly host: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly exchange: Exchange;
  readonly semaphore: Semaphore;
  readonly spacing: Spacing;
  readonly limit: Limit;
  readonly intervalMs: number;
}

const MAX_TRIES = 3;
const MAX_REDIRECTS = 3;
/** No further try is lined up later than this after the call: a long line is not made longer. */
const TRY_WITHIN_MS = 30 * SECOND;

export function createOrigin(parts: OriginParts): Origin {
  const { host, clock, random, semaphore, spacing, limit, intervalMs } = parts;

  async function get(url: URL, headers: Headers, signal: AbortSignal): Promise<SiteAnswer> {
    let target = url;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await send({ url: target, headers }, signal);
      const next = redirectTarget(answer, target);
      if (!next) return answer;
      if (next.origin !== url.origin) throw elsewhere(next);
      target = next;
    }
    throw down(host, `redirects more than ${MAX_REDIRECTS} times`);
  }

  async function send(request: Outgoing, signal: AbortSignal): Promise<SiteAnswer> {
    const lastStart = clock.now() + TRY_WITHIN_MS;
    for (let tries = 1; ; tries++) {
      const outcome = await attempt(request, signal);
      if (!("setback" in outcome)) return outcome;
      limit.check();
      const pause = retryPauseMs(tries, random);
      if (tries === MAX_TRIES || clock.now() + pause > lastStart) throw outcome.setback;
      await clock.sleep(pause, signal);
    }
  }

  function attempt(request: Outgoing, signal: AbortSignal): Promise<SiteAnswer | Setback> {
    limit.check();
    return semaphore.run(async () => {
      await limit.pass(signal);
      const ask = () => exchange(request, parts.exchange, signal);
      const outcome = await spacing.run(ask, signal);
      return "setback" in outcome ? outcome : judge(outcome);
    }, signal);
  }

  function judge(answer: SiteAnswer): SiteAnswer | Setback {
    const { status, headers, body } = answer;
    limit.answered(headers, status < 400);
    if (status === 429 || (status === 503 && "retry-after" in headers)) {
      limit.tooMany(headers);
      return { setback: limited(host, limit.closedForMs()) };
    }
    if (status >= 500) return { setback: down(host, `answered with an error (status ${status})`) };
    if (status >= 400) throw refused(host, status, body);
    return answer;
  }

  function elsewhere(target: URL): HttpError {
    return down(host, `redirects to ${target.origin}, which is not followed`);
  }

  const waitMs = () => spacing.restMs() + semaphore.waiting() * intervalMs;

  return { get, send, waitMs };
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where an answer points to; undefined when it is no redirect or points nowhere. */
function redirectTarget(answer: SiteAnswer, from: URL): URL | undefined {
  const location = answer.headers.location;
  if (!REDIRECTS.has(answer.status) || location === undefined) return undefined;
  return URL.canParse(location, from.href) ? new URL(location, from) : undefined;
}
