import type { Config } from "../config.ts";
import { type HttpServer, startHttpServer } from "../http/http-server.ts";
import { MOVED, refuseMoved } from "../stores/moved.ts";
import { openSharedStore, type SharedStoreDeps } from "./open-shared-store.ts";
import { ownStore, type Store } from "./store.ts";

export interface OpenStoreDeps extends Omit<SharedStoreDeps, "url"> {
  readonly config: Config;
}

/** The store that the settings name; where others share it, once this process is to go on. @throws OperatorError */
export async function openStore(deps: OpenStoreDeps): Promise<Store> {
  const { config, database, health } = deps;
  const url = config.DATABASE_URL;
  if (url === undefined) {
    const store = ownStore(database, health);
    await refuseMoved(store.documents(MOVED.owner), config.DATA_DIR, SET_URL);
    return store;
  }
  const server = await serveStandby(config);
  try {
    return await openSharedStore({ ...deps, url });
  } finally {
    await server?.close();
  }
}

const SET_URL =
  "Set DATABASE_URL to go on with it, or move it back with npm run move; see docs/scaling.md.";

/** Alive, and not ready: a proxy leads nobody here until this process goes on. */
async function serveStandby({ PORT, HOST }: Config): Promise<HttpServer | undefined> {
  if (PORT === undefined) return undefined;
  const json = { "content-type": "application/json; charset=utf-8" };
  const check = { name: "role", ok: false, says: "Standing by: another process does everything." };
  const body = `${JSON.stringify({ ready: false, checks: [check] }, undefined, 2)}\n`;
  return startHttpServer({
    host: HOST,
    port: PORT,
    routes: [
      { method: "GET", path: "/healthz", answer: async () => ({ status: 200, body: "ok\n" }) },
      {
        method: "GET",
        path: "/readyz",
        answer: async () => ({ status: 503, headers: json, body }),
      },
    ],
  });
}
