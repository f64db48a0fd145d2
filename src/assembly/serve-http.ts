import type { Adapter } from "../chat/adapter.ts";
import type { Config } from "../config.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { healthRoutes } from "../http/health-routes.ts";
import { type HttpServer, startHttpServer } from "../http/http-server.ts";
import type { Ingest } from "../ingest/ingest.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Source } from "../sources/source.ts";

export interface ServeHealthDeps {
  readonly config: Config;
  readonly adapters: readonly Adapter[];
  readonly connected: ReadonlySet<string>;
  readonly sources: readonly Source[];
  readonly ingest: Ingest;
  readonly delivery: Delivery;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Serves `/healthz`, `/readyz` and `/metrics` when a port is configured. */
export async function serveHealth(deps: ServeHealthDeps): Promise<HttpServer | undefined> {
  const { config, adapters, connected, sources, ingest, delivery, metrics, log } = deps;
  if (config.PORT === undefined) return undefined;
  const routes = healthRoutes({
    // Whoever can ask came after the store was opened, and before it is closed.
    storeIsOpen: () => true,
    sources: () =>
      sources.map((source) => {
        const verdict = ingest.verdict(source);
        return { title: source.title, ...(verdict && { verdict }) };
      }),
    platforms: () => adapters.map(({ name }) => ({ name, connected: connected.has(name) })),
    scheduleLagMs: () => delivery.lag(),
    clockDoubt: () => delivery.doubt(),
    metrics: () => metrics.text(),
  });
  const onError = (error: unknown) => log.error({ err: error }, "a health route failed");
  const server = await startHttpServer({ host: config.HOST, port: config.PORT, routes, onError });
  log.info({ url: server.url }, "serving health and metrics");
  return server;
}
