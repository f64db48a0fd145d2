import { WebClient, type WebClientOptions } from "@slack/web-api";
import { createBoundedMap } from "../../../src/collections/bounded-map.ts";
import { defined } from "../../../src/collections/defined.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { silent } from "../silent-logger.ts";

/** Two clients with one token, by what may be done when a request goes wrong. */
export interface Clients {
  /** What may be asked twice: once more after a failure. */
  readonly reads: WebClient;
  /** Sent once, so that whoever posts decides. */
  readonly posts: WebClient;
}

/** Clients by their token; without one, for what an app asks in its own name. */
export type ClientsFor = (token?: string) => Clients;

const TIMEOUT_MS = 8 * SECOND;
/** A moment later, so that people waiting for an answer still get one. */
const ONCE_MORE = { retries: 1, minTimeout: 200, maxTimeout: 200 };
const KEPT = 1_000;
/** Slack says when to come back; a proxy before it may not, and the library then has no name for the error. */
const UNTOLD_WAIT_S = 30;

export interface ClientSettings {
  readonly apiUrl: string;
  /** Ends every call at once, and any later one. */
  readonly cut?: AbortSignal;
}

/** A limit is an error in both, and no call takes longer than eight seconds. */
export function createClients(settings: ClientSettings): ClientsFor {
  const kept = createBoundedMap<string, Clients>(KEPT);
  return (token = "") => {
    const clients = kept.get(token) ?? clientsOf(settings, token);
    // Whose workspace is busy keeps its clients.
    kept.set(token, clients);
    return clients;
  };
}

function clientsOf({ apiUrl, cut }: ClientSettings, token: string): Clients {
  const signals = cut ? [cut] : [];
  const make = (retryConfig: NonNullable<WebClientOptions["retryConfig"]>) =>
    new WebClient(token || undefined, {
      slackApiUrl: apiUrl,
      timeout: TIMEOUT_MS,
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      retryConfig,
      fetch: (url, init) => fetchWithWait(url, withSignals(init, signals)),
      logger: silent,
    });
  return { reads: make(ONCE_MORE), posts: make({ retries: 0 }) };
}

function withSignals(init: RequestInit | undefined, more: readonly AbortSignal[]): RequestInit {
  const signals = [...more, ...(init?.signal ? [init.signal] : [])];
  return {
    ...init,
    ...defined({ signal: signals.length > 0 ? AbortSignal.any(signals) : undefined }),
  };
}

async function fetchWithWait(url: string | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.status !== 429 || /^\d+$/u.test(response.headers.get("retry-after") ?? ""))
    return response;
  await response.body?.cancel();
  return new Response(null, { status: 429, headers: { "retry-after": String(UNTOLD_WAIT_S) } });
}
