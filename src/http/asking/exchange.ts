import type { Clock } from "../../time/clock.ts";
import type { HttpError } from "../http-client.ts";
import { down, inWords, isUnreachable, whyBroken } from "../http-failure.ts";
import { BodyTooLarge, readBody } from "./read-body.ts";

/** With a body it is a POST, without one a GET. */
export interface Outgoing {
  readonly url: URL;
  readonly headers: Headers;
  readonly body?: string;
}

export interface SiteAnswer {
  readonly status: number;
  /** Lower-case names, without cookies. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A try that failed in a way that may have passed by the next. */
export interface Setback {
  readonly setback: HttpError;
}

export interface Exchange {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** For request, headers and body together. */
  readonly timeoutMs: number;
  /** Of the body, after decompression. */
  readonly maxBytes: number;
}

/** Of a body that only explains a failure. */
const MAX_EXPLANATION_BYTES = 64 * 1024;

/**
 * One request and its whole answer, whatever its status. Redirects are answers here.
 * @throws HttpError `down` when the body is too large or the host cannot be reached at all; the
 *   signal's reason when it is aborted
 */
export async function exchange(
  { url, headers, body }: Outgoing,
  { fetch, clock, timeoutMs, maxBytes }: Exchange,
  signal: AbortSignal,
): Promise<SiteAnswer | Setback> {
  const deadline = startDeadline(clock, timeoutMs);
  try {
    const either = AbortSignal.any([signal, deadline.signal]);
    const sent = { headers, redirect: "manual", signal: either } as const;
    const response = await fetch(
      url,
      body === undefined ? sent : { ...sent, method: "POST", body },
    );
    return await readAnswer(response, maxBytes, signal);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof BodyTooLarge) {
      throw down(url.host, `sends more than ${maxBytes / 1_000_000} MB`, { cause });
    }
    const late = `did not answer within ${inWords(timeoutMs)}`;
    const why = deadline.signal.aborted ? late : whyBroken(cause);
    const failure = down(url.host, why, { cause });
    if (isUnreachable(cause)) throw failure;
    return { setback: failure };
  } finally {
    deadline.cancel();
  }
}

async function readAnswer(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<SiteAnswer> {
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => name !== "set-cookie"),
  );
  const { status } = response;
  if (response.ok) return { status, headers, body: await readBody(response, maxBytes) };
  // The status and its headers already say what matters, even when the explanation is cut short.
  const body = await readBody(response, MAX_EXPLANATION_BYTES).catch(() => "");
  signal.throwIfAborted();
  return { status, headers, body };
}

function startDeadline(clock: Clock, ms: number): { signal: AbortSignal; cancel(): void } {
  const deadline = new AbortController();
  const timer = new AbortController();
  clock.sleep(ms, timer.signal).then(
    () => deadline.abort(),
    () => undefined,
  );
  return { signal: deadline.signal, cancel: () => timer.abort() };
}
