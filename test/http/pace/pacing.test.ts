import { expect, test } from "vitest";
import { createHttpClient } from "../../../src/http/asking/create-http-client.ts";
import { startLocalServer } from "../../fakes/local-server.ts";
import { createMemoryDocuments } from "../../fakes/memory-documents.ts";
import { createVirtualClock } from "../../fakes/time/virtual-clock.ts";
import { clientOn, failure, hangs, inTurn, says } from "../asking/client-on-server.ts";

const arxiv = { intervalMs: 3_000, concurrency: 1 };

test("requests that come together go out three seconds apart, in their order", async () => {
  const site = await clientOn(inTurn(says(200)), arxiv);
  const paths = ["/1", "/2", "/3", "/4"];
  const asked = paths.map((path) => site.client.get(new URL(path, site.origin), { lifetimeMs: 0 }));
  await site.clock.runUntil(Promise.all(asked));
  await site.close();
  expect(site.sentAt).toEqual([0, 3_000, 6_000, 9_000]);
  expect(site.requests.map(({ url }) => url.pathname)).toEqual(paths);
});

test("the pause also holds for retries and redirects, and counts from the end of a slow answer", async () => {
  const site = await clientOn(async ({ url }, response) => {
    if (url.pathname === "/slow") await site.clock.sleep(2_000);
    if (url.pathname === "/moved") response.writeHead(302, { location: "/slow" }).end();
    else response.writeHead(site.requests.length === 1 ? 500 : 200).end();
  }, arxiv);
  await site.get("/");
  await site.get("/moved");
  await site.get("/");
  await site.close();
  expect(site.sentAt).toEqual([0, 3_000, 6_000, 9_000, 14_000]);
});

test("one connection at a time: nobody is asked while an answer is under way", async () => {
  let open = 0;
  let most = 0;
  const site = await clientOn(async (_, response) => {
    most = Math.max(most, ++open);
    await site.clock.sleep(5_000);
    open--;
    response.end();
  }, arxiv);
  const asked = ["/1", "/2", "/3"].map((path) =>
    site.client.get(new URL(path, site.origin), { lifetimeMs: 0 }),
  );
  await site.clock.runUntil(Promise.all(asked));
  await site.close();
  expect([most, site.sentAt]).toEqual([1, [0, 8_000, 16_000]]);
});

test("who would wait longer for a turn than they care to is told so, and not lined up; what is cached is answered", async () => {
  const site = await clientOn(inTurn(says(200)), arxiv);
  const ask = (path: string, patienceMs?: number) =>
    site.client.get(new URL(path, site.origin), { lifetimeMs: 60_000, patienceMs });
  await site.clock.runUntil(ask("/known"));
  const asked = ["/1", "/2"].map((path) => ask(path));
  await site.clock.advance(0);
  const impatient = ask("/3", 5_000);
  expect((await failure(impatient)).failure).toEqual({ kind: "busy", waitMs: 9_000 });
  expect((await ask("/known", 5_000)).freshness).toBe("cached");
  const patient = ask("/4", 9_000);
  await site.clock.runUntil(Promise.all([...asked, patient]));
  await site.close();
  expect(site.requests.map(({ url }) => url.pathname)).toEqual(["/known", "/1", "/2", "/4"]);
});

test("two origins of one site share its pace, and a limit closes only one of them", async () => {
  const clock = createVirtualClock(0);
  const sentAt: number[] = [];
  const api = await startLocalServer((_, response) => {
    sentAt.push(clock.now());
    response.writeHead(429, { "retry-after": "600" }).end();
  });
  const feed = await startLocalServer((_, response) => {
    sentAt.push(clock.now());
    response.end("feed");
  });
  const client = createHttpClient({
    clock,
    documents: createMemoryDocuments(clock),
    userAgent: "test",
    sites: [{ ...arxiv, origins: [api.url, feed.url] }],
  });
  const ask = (url: string) => client.get(new URL(url), { lifetimeMs: 0 });
  const asked = Promise.allSettled([ask(api.url), ask(feed.url)]);
  const outcomes = await clock.runUntil(asked);
  await Promise.all([api.close(), feed.close()]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(sentAt).toEqual([0, 3_000]);
});

test("no more requests are under way than allowed, and the line has an end", async () => {
  const site = await clientOn(inTurn(hangs), { concurrency: 2, maxWaiting: 1 });
  const stop = new AbortController();
  const options = { lifetimeMs: 0, signal: stop.signal };
  const asked = ["/1", "/2", "/3"].map((path) =>
    site.client.get(new URL(path, site.origin), options).catch(() => "left"),
  );
  await site.clock.advance(0);
  expect((await failure(site.get("/4"))).failure.kind).toBe("limited");
  expect(site.requests).toHaveLength(2);
  stop.abort();
  expect(await Promise.all(asked)).toEqual(["left", "left", "left"]);
  await site.close();
});

test("who leaves the line does not hold up the others", async () => {
  const site = await clientOn(inTurn(says(200)), arxiv);
  const leaving = new AbortController();
  const ask = (path: string, signal?: AbortSignal) =>
    site.client.get(new URL(path, site.origin), { lifetimeMs: 0, ...(signal ? { signal } : {}) });
  const asked = [ask("/1"), ask("/2", leaving.signal).catch(() => "left"), ask("/3")];
  await site.clock.advance(10);
  leaving.abort();
  await site.clock.runUntil(Promise.all(asked));
  await site.close();
  expect(site.sentAt).toEqual([0, 3_000]);
});
