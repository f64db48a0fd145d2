import type { Config } from "../config.ts";
import type { StoreError } from "../errors.ts";
import { healthRoutes } from "../http/serving/health-routes.ts";
import { type HttpServer, startHttpServer } from "../http/serving/http-server.ts";
import type { Log } from "../log.ts";

/** What says that a bot is alive and not ready while its start waits for what others run. */
export interface WaitingRoom {
  /** @throws OperatorError when its address cannot be listened on */
  onWaiting(trouble: StoreError): Promise<void>;
  /** Leaves the address to the bot. */
  close(): Promise<void>;
}

export function createWaitingRoom({
  config,
  log,
}: {
  readonly config: Pick<Config, "HOST" | "PORT">;
  readonly log: Log;
}): WaitingRoom {
  const { HOST: host, PORT: port } = config;
  let says: string | undefined;
  let server: HttpServer | undefined;
  const routes = healthRoutes({
    storeTrouble: () => says,
    sources: () => [],
    isLoading: () => true,
    platforms: () => [],
    scheduleLagMs: () => 0,
    metrics: async () => ({ contentType: "text/plain; version=0.0.4", body: "" }),
  });
  return {
    async onWaiting(trouble) {
      if (trouble.message !== says) log.warn({ err: trouble }, "the start waits for PostgreSQL");
      says = trouble.message;
      if (port !== undefined) server ??= await startHttpServer({ host, port, routes });
    },
    close: async () => server?.close(),
  };
}
