import { inspect } from "node:util";
import { expect, test } from "vitest";
import { startLocalServer } from "../../fakes/local-server.ts";
import { clientOn, failure, inTurn, says } from "./client-on-server.ts";

test.each([
  "http://127.0.0.1:1/",
  "https://example.org/",
  "file:///etc/passwd",
  "data:text/plain,hello",
])("%s is not fetched: it is not configured", async (address) => {
  let fetched = 0;
  const spy: typeof fetch = (...request) => {
    fetched++;
    return fetch(...request);
  };
  const site = await clientOn(inTurn(says(200)), {}, { fetch: spy });
  const asked = site.client.get(new URL(address), { lifetimeMs: 0 });
  await expect(asked).rejects.toThrow("is not one of the sites that may be asked");
  await site.close();
  expect(fetched).toBe(0);
});

test("a redirect within the site is followed", async () => {
  const site = await clientOn(({ url }, response) => {
    if (url.pathname === "/a/old") response.writeHead(301, { location: "../b?x=1" }).end();
    else response.end(url.pathname + url.search);
  });
  expect((await site.get("/a/old")).body).toBe("/b?x=1");
  await site.close();
});

test("a redirect to another site is refused, and the other site hears nothing", async () => {
  const other = await startLocalServer((_, response) => {
    response.end("mine now");
  });
  const site = await clientOn(inTurn(says(302, "", { location: `${other.url}/take` })));
  const error = await failure(site.get("/", { headers: { authorization: "Bearer hf_secret" } }));
  await Promise.all([site.close(), other.close()]);
  expect(error.message).toBe(
    `${new URL(site.origin).host} redirects to ${other.url}, which is not followed.`,
  );
  expect([site.requests.length, other.requests.length]).toEqual([1, 0]);
});

test("a circle of redirects ends", async () => {
  const site = await clientOn(inTurn(says(302, "", { location: "/" })));
  expect((await failure(site.get("/"))).message).toContain("redirects more than 3 times");
  await site.close();
  expect(site.requests).toHaveLength(4);
});

test.each([{}, { location: "http://[" }])(
  "a redirect to nowhere is no answer: %j",
  async (headers) => {
    const site = await clientOn(inTurn(says(302, "", headers)));
    expect((await failure(site.get("/"))).failure).toEqual({ kind: "down" });
    await site.close();
  },
);

test("no error tells a secret", async () => {
  const secret = "hf_supersecret";
  const cases = [
    ["Bearer hf_supersecret", inTurn(says(401, "who?"))],
    ["Bearer hf_supersecret", inTurn(says(500))],
    ["Bearer hf_supersecret\nx: y", inTurn(says(200))],
    ["Bearer hf_supersecret\u2028", inTurn(says(200))],
  ] as const;
  for (const [authorization, handler] of cases) {
    const site = await clientOn(handler);
    const error: unknown = await site.get("/", { headers: { authorization } }).catch((e) => e);
    await site.close();
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 9 })).not.toContain(secret);
  }
});

test("a password in a URL is refused and not repeated", async () => {
  const site = await clientOn(inTurn(says(200)));
  const url = new URL(site.origin);
  url.password = "hunter2";
  const error: unknown = await site.client.get(url, { lifetimeMs: 0 }).catch((e) => e);
  await site.close();
  expect(String(error)).toMatch(/holds a password/);
  expect(inspect(error)).not.toContain("hunter2");
});

test("cookies are neither kept nor sent back", async () => {
  const site = await clientOn(inTurn(says(200, "x", { "set-cookie": "id=1" })));
  const answer = await site.get("/");
  await site.get("/");
  await site.close();
  expect(answer.headers).not.toHaveProperty("set-cookie");
  expect(site.requests[1]?.headers.cookie).toBeUndefined();
});
