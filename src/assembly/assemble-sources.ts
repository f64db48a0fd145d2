import type { Config } from "../config.ts";
import { createHttpClient } from "../http/asking/create-http-client.ts";
import type { Log } from "../log.ts";
import { createSources, sitesOf } from "../sources/create-sources.ts";
import { sources } from "../sources/index.ts";
import type { Source } from "../sources/source.ts";
import type { Documents } from "../stores/documents.ts";
import type { Clock } from "../time/clock.ts";
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
  const wanted = { definitions: sources, settings: config, names: config.SOURCES };
  const http = createHttpClient({
    clock,
    random,
    documents: cache,
    userAgent: USER_AGENT,
    sites: sitesOf(wanted),
    signal,
    onWarning: (message, cause) => log.warn({ err: cause }, message),
  });
  return createSources(wanted, { http, clock });
}
