import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { createHttpClient } from "../http/create-http-client.ts";
import type { Log } from "../log.ts";
import { createSources } from "../sources/index.ts";
import type { Source } from "../sources/source.ts";
import type { Documents } from "../stores/documents.ts";
import { USER_AGENT } from "./user-agent.ts";

export interface SourcesDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Keeps answers for the time their site is down. */
  readonly cache: Documents;
  /** Cuts requests under way at the end. */
  readonly signal: AbortSignal;
}

/** The configured sources over the one HTTP client. */
export function assembleSources(deps: SourcesDeps): Source[] {
  const { config, clock, log, random, cache, signal } = deps;
  const http = createHttpClient({
    clock,
    random,
    documents: cache,
    userAgent: USER_AGENT,
    sites: [
      { origins: [config.HF_ENDPOINT.origin], intervalMs: 0, concurrency: 4 },
      // https://info.arxiv.org/help/api/tou.html: one request every three seconds, one connection.
      {
        origins: [config.ARXIV_API_URL.origin],
        intervalMs: 3_000,
        concurrency: 1,
        timeoutMs: 30_000,
      },
    ],
    signal,
    onWarning: (message, cause) => log.warn({ err: cause }, message),
  });
  return createSources(config.SOURCES, {
    http,
    clock,
    huggingface: {
      endpoint: config.HF_ENDPOINT,
      ...(config.HF_TOKEN !== undefined && { token: config.HF_TOKEN }),
    },
    arxiv: { apiUrl: config.ARXIV_API_URL, categories: config.ARXIV_CATEGORIES },
  });
}
