import type { Adapter } from "../chat/adapter.ts";
import type { Loading } from "../chat/inbox.ts";
import { defined } from "../collections/defined.ts";
import type { Config } from "../config.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { healthRoutes } from "../http/serving/health-routes.ts";
import type { HttpRoute } from "../http/serving/http-route.ts";
import { type HttpServer, startHttpServer } from "../http/serving/http-server.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { zoneDataNote, zoneDataVersions } from "../schedule/zone-data.ts";
import type { Source } from "../sources/source.ts";
import type { DailyBackups } from "../stores/backups/daily-backups.ts";
import type { Clock } from "../time/clock.ts";
import type { Papers } from "./assemble-papers.ts";
import type { SharedWork } from "./shared/share-work.ts";
import type { Store } from "./store.ts";

export interface ServeHttpDeps {
  readonly config: Config;
  readonly adapters: readonly Adapter[];
  readonly connected: ReadonlySet<string>;
  readonly store: Pick<Store, "health" | "shared">;
  /** Where several processes share the work. */
  readonly work: Pick<SharedWork, "roles" | "isElsewhere"> | undefined;
  readonly sources: readonly Source[];
  readonly papers: Papers;
  readonly loading: Pick<Loading, "lasts" | "words"> | undefined;
  readonly delivery: Delivery;
  readonly metrics: Metrics;
  readonly backups?: DailyBackups;
  readonly clock: Clock;
  readonly log: Log;
}

/** Serves `/healthz`, `/readyz`, `/metrics` and what platforms call, when a port is configured. */
export async function serveHttp(deps: ServeHttpDeps): Promise<HttpServer | undefined> {
  const { config, adapters, connected, sources, delivery, metrics, log } = deps;
  const { ingest } = deps.papers;
  const { health: storeHealth, shared } = deps.store;
  if (config.PORT === undefined) return undefined;
  const health = healthRoutes({
    // Whoever can ask came after the store was opened, and before it is closed.
    storeTrouble: () => (shared ? shared.trouble().own : storeHealth.trouble()),
    sources: () =>
      sources.map((source) => {
        const verdict = ingest.verdict(source);
        return { title: source.title, ...defined({ verdict }) };
      }),
    isLoading: () => deps.loading?.lasts() ?? false,
    platforms: () =>
      adapters.map((adapter) => ({
        name: adapter.name,
        connected: connected.has(adapter.name) && (adapter.isConnected?.() ?? true),
        elsewhere: deps.work?.isElsewhere(adapter) ?? false,
        warnings: adapter.warnings?.() ?? [],
      })),
    scheduleLagMs: () => delivery.lag(),
    clockDoubt: () => delivery.doubt(),
    backupTrouble: () => deps.backups?.trouble(),
    zoneDataNote: () => zoneDataNote(zoneDataVersions()),
    metrics: () => metrics.text(),
    ...defined({
      roles: deps.work?.roles,
      sharedTrouble: shared && (() => shared.trouble().server),
    }),
  });
  const routes = [
    ...health,
    ...(await feeds(deps)),
    ...adapters.flatMap(({ routes = [] }) => routes),
  ];
  const onError = (error: unknown) => log.error({ err: error }, "an HTTP route failed");
  const server = await startHttpServer({
    host: config.HOST,
    port: config.PORT,
    routes,
    onError,
    onProxy: (address) => log.warn(proxyWarning(address)),
    ...defined({ proxies: config.TRUSTED_PROXY }),
  });
  log.info({ url: server.url }, "serving HTTP");
  return server;
}

function proxyWarning(address: string): string {
  return `Requests come through a proxy at ${address}, and for limits all who ask count as one: set TRUSTED_PROXY=${address} if it is yours.`;
}

async function feeds({ config, papers, loading, clock }: ServeHttpDeps): Promise<HttpRoute[]> {
  const { WEB, PUBLIC_URL, POLL_MINUTES } = config;
  if (WEB !== "on" || !PUBLIC_URL) return [];
  const { feedRoutes } = await import("../feeds/feed-routes.ts");
  return feedRoutes({
    ...papers,
    loading,
    publicUrl: PUBLIC_URL,
    clock,
    everyMinutes: POLL_MINUTES,
  });
}
