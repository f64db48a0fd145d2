import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { OperatorError } from "../errors.ts";
import { createHttpClient } from "../http/create-http-client.ts";
import type { Log } from "../log.ts";
import { createSources, isSourceName, sourceNames } from "../sources/index.ts";
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

/**
 * The configured sources over the one HTTP client.
 * @throws OperatorError when the settings name a source that there is not, or the sample beside others
 */
export function assembleSources(deps: SourcesDeps): Source[] {
  const { config, clock, log, random, cache, signal } = deps;
  const unknown = config.SOURCES.filter((name) => !isSourceName(name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `SOURCES names ${unknown.join(", ")}; what there is: ${sourceNames.join(", ")}.`,
    );
  }
  if (config.SOURCES.includes("sample") && config.SOURCES.length > 1) {
    throw new OperatorError(
      "SOURCES names sample beside others; sample papers stand alone. Name it alone, or leave it out.",
    );
  }
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
  return createSources(config.SOURCES.filter(isSourceName), {
    http,
    clock,
    huggingface: {
      endpoint: config.HF_ENDPOINT,
      ...(config.HF_TOKEN !== undefined && { token: config.HF_TOKEN }),
    },
    arxiv: { apiUrl: config.ARXIV_API_URL, categories: config.ARXIV_CATEGORIES },
  });
}
