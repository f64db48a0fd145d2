import type { Instant } from "../time/instant.ts";

/** The one way out to the network. */
export interface HttpClient {
  /**
   * Fetches a text over GET. Equal requests under way are sent once; an answer younger than
   * `lifetimeMs` comes from the cache; an older one is revalidated, and served as `stale` when the
   * site cannot be reached.
   * @throws HttpError
   */
  get(url: URL, options: GetOptions): Promise<HttpResponse>;
  /** Serves what was said there no more: it was read, and was no answer. */
  forget(url: URL, options: Pick<GetOptions, "headers">): Promise<void>;
  /**
   * Sends JSON over POST and fetches the text of the answer; never cached, never followed to another
   * address. Tried again like a `get`, so it is for requests that may arrive twice.
   * @throws HttpError
   */
  post(url: URL, options: PostOptions): Promise<HttpResponse>;
}

export interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** How long an answer may be served without asking again, in milliseconds. */
  readonly lifetimeMs: number;
  /** When its turn would come later than this, in milliseconds, it is not lined up but thrown as `busy`. */
  readonly patienceMs?: number | undefined;
  readonly signal?: AbortSignal;
}

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly body: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly fetchedAt: Instant;
  /** `stale`: the site did not answer now; this is what it said at `fetchedAt`. */
  readonly freshness: "fresh" | "cached" | "stale";
  /** Why the answer is `stale`: what the site did when it was asked just now. */
  readonly failure?: HttpFailure;
}

export type HttpFailure =
  /** Asked to wait. `retryAfterMs` is what the site said, or our own estimate. */
  | { readonly kind: "limited"; readonly retryAfterMs: number }
  /** Not asked: those who asked before have their turns first, for so long at least. */
  | { readonly kind: "busy"; readonly waitMs: number }
  /** No usable answer: 5xx, timeout, cut connection, too large. */
  | { readonly kind: "down" }
  /** The site understood and refused: 4xx. */
  | { readonly kind: "refused"; readonly status: number; readonly body: string };

export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly failure: HttpFailure;

  constructor(failure: HttpFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
  }
}
