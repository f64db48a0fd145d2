import { expect, test } from "vitest";
import { createHttpClient } from "../../../src/http/asking/create-http-client.ts";
import { DAY, MINUTE } from "../../../src/time/durations.ts";
import type { Handler } from "../../fakes/local-server.ts";
import { clientOn, failure, hangs, inTurn, START, says } from "./client-on-server.ts";

/** Says the same until told otherwise, and knows what the asker has already. */
const withEtag: Handler = ({ headers }, response) => {
  response.setHeader("etag", '"v1"');
  if (headers["if-none-match"] === '"v1"') response.writeHead(304).end();
  else response.end("first");
};

test("an answer is served again until its lifetime is over", async () => {
  const site = await clientOn(inTurn(says(200, "one"), says(200, "two")));
  await site.get("/", { lifetimeMs: MINUTE });
  await site.clock.advance(MINUTE - 1);
  expect(await site.get("/", { lifetimeMs: MINUTE })).toMatchObject({
    body: "one",
    freshness: "cached",
    fetchedAt: START,
  });
  await site.clock.advance(1);
  expect(await site.get("/", { lifetimeMs: MINUTE })).toMatchObject({
    body: "two",
    freshness: "fresh",
  });
  await site.close();
});

test("an unchanged answer is renewed without being sent again", async () => {
  const site = await clientOn(withEtag);
  await site.get("/", { lifetimeMs: MINUTE });
  await site.clock.advance(MINUTE);
  const renewed = await site.get("/", { lifetimeMs: MINUTE });
  expect(renewed).toMatchObject({
    body: "first",
    freshness: "fresh",
    fetchedAt: START + MINUTE,
  });
  await site.clock.advance(MINUTE - 1);
  expect((await site.get("/", { lifetimeMs: MINUTE })).freshness).toBe("cached");
  await site.close();
  expect(site.requests).toHaveLength(2);
});

test("a site that dates its answers is asked by date, and caches on the way may help", async () => {
  const modified = "Mon, 05 Jan 2026 08:00:00 GMT";
  const site = await clientOn(inTurn(says(200, "x", { "last-modified": modified }), says(304)));
  await site.get("/");
  expect((await site.get("/")).body).toBe("x");
  await site.close();
  expect(site.requests[1]?.headers).toMatchObject({
    "if-modified-since": modified,
    "cache-control": "max-age=0",
  });
});

test("a 304 nobody asked for is no answer", async () => {
  const site = await clientOn(inTurn(says(304)));
  expect((await failure(site.get("/"))).failure).toEqual({ kind: "down" });
  await site.close();
});

test.each([
  ["down", says(500), { kind: "down" }],
  ["hanging", hangs, { kind: "down" }],
  ["limited", says(429, "", { "retry-after": "900" }), { kind: "limited", retryAfterMs: 900_000 }],
] as const)(
  "when the site is %s its last answer is served as stale, with the reason",
  async (_, trouble, reason) => {
    const site = await clientOn(inTurn(says(200, "last known"), trouble));
    await site.get("/");
    await site.clock.advance(6 * DAY);
    const answer = await site.get("/");
    await site.close();
    expect(answer).toMatchObject({
      body: "last known",
      freshness: "stale",
      fetchedAt: START,
      failure: reason,
    });
  },
);

test("a stale answer is not mistaken for a young one afterwards", async () => {
  const site = await clientOn(
    inTurn(says(200, "old"), says(500), says(500), says(500), says(200, "new")),
  );
  await site.get("/", { lifetimeMs: MINUTE });
  await site.clock.advance(MINUTE);
  expect((await site.get("/", { lifetimeMs: MINUTE })).freshness).toBe("stale");
  expect((await site.get("/", { lifetimeMs: MINUTE })).body).toBe("new");
  await site.close();
});

test("an answer of more than a week ago is forgotten", async () => {
  const site = await clientOn(inTurn(says(200, "old"), says(500)));
  await site.get("/");
  await site.clock.advance(7 * DAY);
  expect((await failure(site.get("/"))).failure).toEqual({ kind: "down" });
  await site.close();
});

test("a refusal is not papered over with an old answer", async () => {
  const site = await clientOn(inTurn(says(200, "old"), says(404)));
  await site.get("/");
  expect((await failure(site.get("/"))).failure.kind).toBe("refused");
  await site.close();
});

test("equal requests under way are sent once", async () => {
  const site = await clientOn(inTurn(says(200, "shared")));
  const url = new URL("/", site.origin);
  const asked = [1, 2, 3].map(() => site.client.get(url, { lifetimeMs: 0 }));
  const answers = await site.clock.runUntil(Promise.all(asked));
  await site.close();
  expect(answers.map(({ body }) => body)).toEqual(["shared", "shared", "shared"]);
  expect(site.requests).toHaveLength(1);
});

test("one of several callers may leave without ending it for the others", async () => {
  const site = await clientOn(async (_, response) => {
    await site.clock.sleep(1_000);
    response.end("patience");
  });
  const leaving = new AbortController();
  const url = new URL("/", site.origin);
  const first = site.client.get(url, { lifetimeMs: 0, signal: leaving.signal });
  const second = site.client.get(url, { lifetimeMs: 0 });
  const left = expect(first).rejects.toThrow("left");
  await site.clock.advance(10);
  leaving.abort(new Error("left"));
  await left;
  expect((await site.clock.runUntil(second)).body).toBe("patience");
  await site.close();
});

test("what one account was told is not told to another", async () => {
  const site = await clientOn(({ headers }, response) => {
    response.end(`for ${headers.authorization ?? "anyone"}`);
  });
  const ask = async (headers: Record<string, string>) =>
    (await site.get("/", { headers, lifetimeMs: DAY })).body;
  expect([
    await ask({ authorization: "Bearer a" }),
    await ask({ Authorization: "Bearer b" }),
    await ask({}),
    await ask({ AUTHORIZATION: "Bearer a" }),
  ]).toEqual(["for Bearer a", "for Bearer b", "for anyone", "for Bearer a"]);
  await site.close();
  expect(site.requests).toHaveLength(3);
  expect(site.documents.keys().join()).not.toContain("Bearer");
});

test("a failing store is reported and never breaks an answer", async () => {
  const warnings: string[] = [];
  const site = await clientOn(
    inTurn(says(200, "one"), says(200, "two")),
    {},
    {
      onWarning: (message) => warnings.push(message),
    },
  );
  site.documents.failWith(new Error("disk full"));
  expect((await site.get("/", { lifetimeMs: DAY })).body).toBe("one");
  expect((await site.get("/", { lifetimeMs: DAY })).body).toBe("two");
  await site.close();
  expect(warnings).toEqual([
    "The cache of answers could not be read; the site is asked instead.",
    "An answer could not be kept in the cache.",
    "The cache of answers could not be read; the site is asked instead.",
    "An answer could not be kept in the cache.",
  ]);
});

test.each([
  "text",
  { format: 2, body: "x", headers: {}, fetchedAt: START },
  { format: 1, body: 7, headers: {}, fetchedAt: START },
  { format: 1, body: "x", headers: null, fetchedAt: START },
])("a record that is not ours is asked for anew: %j", async (record) => {
  const site = await clientOn(inTurn(says(200, "right")));
  await site.documents.set(`http:${site.origin}/`, record);
  expect((await site.get("/", { lifetimeMs: DAY })).body).toBe("right");
  await site.close();
});

test("after the clock was set back an answer from the future is asked for again", async () => {
  const site = await clientOn(inTurn(says(200, "one"), says(200, "two")));
  await site.get("/");
  site.clock.set(START - DAY);
  expect((await site.get("/", { lifetimeMs: MINUTE })).body).toBe("two");
  await site.close();
});

test("the cache outlives the client", async () => {
  const site = await clientOn(inTurn(says(200, "kept")));
  await site.get("/");
  await site.close();
  const { clock, documents, origin } = site;
  const next = createHttpClient({
    clock,
    documents,
    userAgent: "next",
    sites: [{ origins: [origin], intervalMs: 0, concurrency: 1 }],
  });
  const answer = await clock.runUntil(next.get(new URL(origin), { lifetimeMs: 0 }));
  expect(answer).toMatchObject({ body: "kept", freshness: "stale" });
});
