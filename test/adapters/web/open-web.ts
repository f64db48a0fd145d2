import { onTestFinished } from "vitest";
import { createWebAdapter } from "../../../adapters/web/web-adapter.ts";
import type { WebSettings } from "../../../adapters/web/web-settings.ts";
import type { Inbox } from "../../../src/chat/inbox.ts";
import { startHttpServer } from "../../../src/http/serving/http-server.ts";
import { NO_NETWORKS, readNetworks } from "../../../src/http/serving/networks.ts";
import { systemClock } from "../../../src/time/clock.ts";

export const PUBLIC_URL = "https://papers.example.org";

/** The adapter behind a real server, not started. */
export async function openWeb(settings: Partial<WebSettings> = {}) {
  const adapter = createWebAdapter({
    publicUrl: new URL(PUBLIC_URL),
    clock: systemClock,
    waysIn: () => ({ addLinks: [], takesAddresses: false }),
    ...settings,
  });
  const server = await startHttpServer({
    host: "127.0.0.1",
    port: 0,
    routes: adapter.routes ?? [],
    proxies: readNetworks("127.0.0.1") ?? NO_NETWORKS,
  });
  return { adapter, url: server.url, close: () => server.close() };
}

/** The same, started on an inbox and closed after the test. */
export async function serveWeb(inbox: Inbox, settings: Partial<WebSettings> = {}) {
  const { adapter, url, close } = await openWeb(settings);
  onTestFinished(close);
  await adapter.start(inbox);
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url + path, { headers, redirect: "manual" });
  return { adapter, url, get, read: async (path: string) => (await get(path)).text() };
}
