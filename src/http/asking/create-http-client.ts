import type { Documents } from "../../stores/documents.ts";
import type { Clock } from "../../time/clock.ts";
import type { Instant } from "../../time/instant.ts";
import {
  type GetOptions,
  type HttpClient,
  HttpError,
  type HttpResponse,
  type PostOptions,
} from "../http-client.ts";
import { busy, down } from "../http-failure.ts";
import type { SiteAnswer } from "./exchange.ts";
import type { Origin } from "./origin.ts";
import { requestHeaders } from "./request-headers.ts";
import { type CachedResponse, cacheKey, createResponseCache } from "./response-cache.ts";
import { createSingleFlight } from "./single-flight.ts";
import { createSite, type Site } from "./sites.ts";

export interface HttpClientDeps {
  readonly clock: Clock;
  /** Holds answers for the time their site is down. */
  readonly documents: Documents;
  /** Names the bot and where its operator can be reached. */
  readonly userAgent: string;
  /** The only hosts that are ever asked. */
  readonly sites: readonly Site[];
  readonly fetch?: typeof fetch;
  readonly random?: () => number;
  /** Of an answer's body, after decompression; 20 MB unless told. */
  readonly maxBytes?: number;
  /** Aborted at the end: cuts what is under way and refuses the rest. */
  readonly signal?: AbortSignal;
  /** Told when the cache fails; fetching goes on. */
  readonly onWarning?: (message: string, cause: unknown) => void;
}

const MAX_BYTES = 20_000_000;

/**
 * Both reject with the reason of whichever signal was aborted, and with a plain Error when they are
 * misused: a host that is not configured, a header that cannot be sent.
 */
export function createHttpClient(deps: HttpClientDeps): HttpClient {
  const { clock, userAgent, signal: stop, onWarning = () => undefined } = deps;
  const origins = createOrigins(deps);
  const cache = createResponseCache(deps.documents, onWarning);
  const flights = createSingleFlight<HttpResponse>();
  /** Numbers them, for no two are one. */
  let posts = 0;
  stop?.addEventListener("abort", () => flights.abortAll(stop.reason), { once: true });

  async function get(url: URL, options: GetOptions): Promise<HttpResponse> {
    const { headers = {}, lifetimeMs, patienceMs = Number.POSITIVE_INFINITY, signal } = options;
    const origin = find(origins, url);
    const key = cacheKey(url, headers);
    const cached = await cache.read(key);
    stop?.throwIfAborted();
    signal?.throwIfAborted();
    if (cached && isYoung(cached, lifetimeMs, clock.now())) return respond(cached, "cached");

    const ask = async (aborted: AbortSignal): Promise<HttpResponse> => {
      const waitMs = origin.waitMs();
      if (waitMs > patienceMs) throw busy(url.host, waitMs);
      const sent = requestHeaders(headers, userAgent, cached);
      const answer = await origin.get(url, sent, aborted);
      const response = renew(url, answer, cached, clock.now());
      await cache.write(key, response);
      return respond(response, "fresh");
    };
    const askOrRecall = (aborted: AbortSignal) =>
      ask(aborted).catch((error: unknown) => recall(error, cached));
    return flights.join(key, askOrRecall, signal);
  }

  async function post(url: URL, options: PostOptions): Promise<HttpResponse> {
    const { headers: given = {}, json, signal } = options;
    const origin = find(origins, url);
    stop?.throwIfAborted();
    const headers = requestHeaders({ ...given, "content-type": "application/json" }, userAgent);
    const body = JSON.stringify(json);
    const ask = async (aborted: AbortSignal): Promise<HttpResponse> => {
      const answer = await origin.send({ url, headers, body }, aborted);
      if (answer.status >= 300)
        throw down(url.host, `answered a POST with status ${answer.status}`);
      return {
        body: answer.body,
        headers: answer.headers,
        fetchedAt: clock.now(),
        freshness: "fresh",
      };
    };
    return flights.join(`post ${++posts}`, ask, signal);
  }

  return { get, post, forget: (url, { headers = {} }) => cache.remove(cacheKey(url, headers)) };
}

function createOrigins(deps: HttpClientDeps): ReadonlyMap<string, Origin> {
  const { clock, fetch = globalThis.fetch, random = Math.random, maxBytes = MAX_BYTES } = deps;
  return new Map(
    deps.sites.flatMap((site) => createSite(site, { clock, fetch, random, maxBytes })),
  );
}

function find(origins: ReadonlyMap<string, Origin>, url: URL): Origin {
  const origin = origins.get(url.origin);
  if (!origin) throw new Error(`${url.origin} is not one of the sites that may be asked.`);
  if (url.username || url.password) throw new Error(`A URL of ${url.host} holds a password.`);
  return origin;
}

/** An answer from the future, by a clock that was set back, is not trusted to be young. */
function isYoung(cached: CachedResponse, lifetimeMs: number, now: Instant): boolean {
  const age = now - cached.fetchedAt;
  return age >= 0 && age < lifetimeMs;
}

function renew(
  url: URL,
  answer: SiteAnswer,
  cached: CachedResponse | undefined,
  fetchedAt: number,
): CachedResponse {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return { format: 1, body, headers, fetchedAt };
  if (status !== 304 || !cached)
    throw down(url.host, `answered with status ${status} for no reason`);
  return { ...cached, headers: { ...cached.headers, ...headers }, fetchedAt };
}

/** What the site said before, unless it understood and refused. */
function recall(error: unknown, cached: CachedResponse | undefined): HttpResponse {
  if (!cached || !(error instanceof HttpError) || error.failure.kind === "refused") throw error;
  return { ...respond(cached, "stale"), failure: error.failure };
}

function respond(
  { body, headers, fetchedAt }: CachedResponse,
  freshness: HttpResponse["freshness"],
): HttpResponse {
  return { body, headers, fetchedAt, freshness };
}
