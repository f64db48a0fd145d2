import type { Catalogue } from "../catalogue/catalogue.ts";
import { defined } from "../collections/defined.ts";
import type { Config } from "../config.ts";
import { createHttpClient } from "../http/asking/create-http-client.ts";
import type { Log } from "../log.ts";
import { embeddingsSite } from "../meaning/embedder.ts";
import { type OpenMeaning, openMeaning } from "../meaning/open-meaning.ts";
import type { Database } from "../stores/database.ts";
import type { Documents } from "../stores/documents.ts";
import type { Clock } from "../time/clock.ts";
import { USER_AGENT } from "./user-agent.ts";

export interface AssembleMeaningDeps {
  readonly config: Config;
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly cache: Documents;
  /** Aborted at the end. */
  readonly signal: AbortSignal;
}

/** Search by meaning, when the settings name an endpoint and a model. */
export function assembleMeaning(deps: AssembleMeaningDeps): OpenMeaning | undefined {
  const { config, database, catalogue, clock, random, log, cache, signal } = deps;
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key } = config;
  if (!url || model === undefined) return undefined;
  const http = createHttpClient({
    clock,
    random,
    signal,
    documents: cache,
    userAgent: USER_AGENT,
    sites: [embeddingsSite(url)],
  });
  return openMeaning({
    http,
    url,
    model,
    database,
    catalogue,
    clock,
    signal,
    ...defined({ key }),
    notify: (level, message) => log[level](message),
  });
}
